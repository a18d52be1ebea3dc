package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.RateLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One turn, played to its end. */
final class ScriptedAnswer implements ModelStream {

    private final Turn turn;
    private final Asked asked;
    private final Call call;
    private final Patience patience;
    private final Runnable leave;
    private final StringBuilder text = new StringBuilder();
    private int given;
    private @Nullable String delta;
    private @Nullable ModelReply reply;
    private @Nullable ModelException failure;
    private volatile boolean closed;

    ScriptedAnswer(Turn turn, Asked asked, Patience patience, Runnable leave) {
        this.turn = turn;
        this.asked = asked;
        this.call = asked.call();
        this.patience = patience;
        this.leave = leave;
    }

    ModelReply whole() {
        try {
            patience.pass(turn.delay(), call);
            turn.pieces().forEach(text::append);
            return ended();
        } finally {
            leave.run();
        }
    }

    /** A turn without pieces that goes wrong does so before the stream begins. */
    ModelStream begun() {
        if (turn.pieces().isEmpty()) {
            reply = whole();
        }
        return this;
    }

    private ModelReply ended() {
        Turn.End end = turn.end();
        if (end.hangs()) {
            patience.hang(call);
        }
        if (end.failure() != null) {
            throw new ModelException(end.failure().apply(patience.provider()));
        }
        if (end.finish() == Finish.LENGTH && asked.prompt().schema().isPresent()) {
            throw ModelError.of(ErrorKind.TRUNCATED, patience.provider())
                    .billing(Billing.BILLED)
                    .usage(turn.usage())
                    .exception();
        }
        String model = turn.model(asked.model());
        return new ModelReply(text.toString(), end.finish(), turn.usage(), model, null, RateLimits.none());
    }

    @Override
    public boolean advance() {
        delta = null;
        if (failure != null) {
            throw failure;
        }
        if (reply != null) {
            return false;
        }
        try {
            return next();
        } catch (ModelException e) {
            failure = e;
            leave.run();
            throw e;
        }
    }

    private boolean next() {
        if (closed) {
            throw ModelError.of(ErrorKind.CANCELLED, patience.provider())
                    .billing(Billing.UNKNOWN)
                    .exception();
        }
        patience.pass(given < turn.pieces().size() ? turn.delay() : Duration.ZERO, call);
        if (given == turn.pieces().size()) {
            reply = ended();
            leave.run();
            return false;
        }
        String piece = turn.pieces().get(given++);
        text.append(piece);
        delta = piece;
        return true;
    }

    @Override
    public String delta() {
        if (delta == null) {
            throw new IllegalStateException("delta: none (expected: after advance() was true)");
        }
        return delta;
    }

    @Override
    public ModelReply reply() {
        if (reply == null || failure != null) {
            throw new IllegalStateException("reply: none (expected: after advance() was false)");
        }
        return reply;
    }

    @Override
    public void close() {
        closed = true;
        leave.run();
    }
}
