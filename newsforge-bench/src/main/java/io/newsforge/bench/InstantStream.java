package io.newsforge.bench;

import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;

/** An answer that is all there, in one piece. */
final class InstantStream implements ModelStream {

    private final ModelReply reply;
    private int advanced;

    InstantStream(ModelReply reply) {
        this.reply = reply;
    }

    @Override
    public boolean advance() {
        advanced = Math.min(advanced + 1, 2);
        return advanced == 1;
    }

    @Override
    public String delta() {
        if (advanced != 1) {
            throw new IllegalStateException("delta: none (expected: after advance() was true)");
        }
        return reply.text();
    }

    @Override
    public ModelReply reply() {
        if (advanced != 2) {
            throw new IllegalStateException("reply: none (expected: after advance() was false)");
        }
        return reply;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
