package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream of server-sent events as it comes. For one thread at a time, but for {@link #close()}. */
final class HttpModelStream implements ModelStream {

    private final Exchange exchange;
    private final Answer answer;
    private final EventFold fold;
    private final EventReader events;
    private String delta = "";
    private String half = "";
    private @Nullable ModelReply reply;
    private @Nullable ModelException failure;

    HttpModelStream(Exchange exchange, Answer answer, InputStream body) {
        this.exchange = exchange;
        this.answer = answer;
        this.fold = answer.head().format().beginStream(answer);
        Bounds bounds = exchange.bounds();
        this.events = new EventReader(new BoundedBody(body, bounds.streamBytes()), bounds.eventBytes());
    }

    @Override
    public boolean advance() {
        delta = "";
        if (failure != null) {
            throw failure;
        }
        if (reply != null) {
            return false;
        }
        try {
            delta = nextText();
            answer.text(delta);
            if (delta.isEmpty()) {
                reply = answer.reply();
            }
            return !delta.isEmpty();
        } catch (IOException e) {
            throw failed(Failures.of(exchange, answer, e));
        } catch (ModelException e) {
            throw failed(e);
        }
    }

    /** Empty if the answer is complete. */
    private String nextText() throws IOException {
        while (!fold.isOver()) {
            if (exchange.isGivenUp() || exchange.isLate()) {
                throw new IOException("ended between two events");
            }
            if (!events.next()) {
                exchange.read();
                return ended();
            }
            String text = whole(fold.fold(events));
            if (!text.isEmpty()) {
                return text;
            }
        }
        exchange.drain();
        return rest();
    }

    private String ended() {
        if (fold.mayEndHere()) {
            return rest();
        }
        throw answer.head()
                .failure(ErrorKind.CUT)
                .billing(Billing.UNKNOWN)
                .usage(answer.used())
                .detail("the stream ended without its end mark")
                .exception();
    }

    /** Characters beyond the first plane are two in Java, and may come in two events: the first waits for the second. */
    private String whole(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String all = half.isEmpty() ? text : half.concat(text);
        int last = all.length() - 1;
        if (!Character.isHighSurrogate(all.charAt(last))) {
            half = "";
            return all;
        }
        half = all.substring(last);
        return all.substring(0, last);
    }

    /** Half a character that nothing came after. */
    private String rest() {
        String left = half.isEmpty() ? "" : "\ufffd";
        half = "";
        return left;
    }

    private ModelException failed(ModelException e) {
        failure = e;
        exchange.close();
        return e;
    }

    @Override
    public String delta() {
        if (delta.isEmpty()) {
            throw new IllegalStateException("delta: none (expected: after advance() was true)");
        }
        return delta;
    }

    @Override
    public ModelReply reply() {
        if (reply == null) {
            throw new IllegalStateException("reply: none (expected: after advance() was false)");
        }
        return reply;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
