package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a {@link ScriptedModel} does with one call. Immutable; one turn can serve many calls. */
public final class Turn {

    /** How it ends. */
    record End(Finish finish, @Nullable Function<String, ModelError> failure, boolean hangs) {}

    private final List<String> pieces;
    private final End end;
    private final Usage usage;
    private final Duration delay;
    private final @Nullable String model;

    private Turn(List<String> pieces, End end, Usage usage, Duration delay, @Nullable String model) {
        this.pieces = pieces;
        this.end = end;
        this.usage = usage;
        this.delay = delay;
        this.model = model;
    }

    /**
     * A complete answer. Its usage is unknown unless set.
     *
     * @param pieces what a stream gives out, none empty; the text of a whole answer is all of them
     * @return the turn
     */
    public static Turn reply(String... pieces) {
        List<String> parts = List.of(pieces);
        if (parts.contains("")) {
            throw new IllegalArgumentException("pieces: an empty one (expected: none)");
        }
        return new Turn(parts, new End(Finish.COMPLETE, null, false), Usage.unknown(), Duration.ZERO, null);
    }

    /**
     * An error before anything is answered, not billed.
     *
     * @param kind of which kind
     * @return the turn
     */
    public static Turn fails(ErrorKind kind) {
        Objects.requireNonNull(kind, "kind");
        return reply().failing(name -> ModelError.of(kind, name).build());
    }

    /**
     * An error before anything is answered.
     *
     * @param error the error as it is
     * @return the turn
     */
    public static Turn fails(ModelError error) {
        Objects.requireNonNull(error, "error");
        return reply().failing(name -> error);
    }

    /**
     * No answer, until the call is cancelled, its deadline passes or the model is closed.
     *
     * @return the turn
     */
    public static Turn hangs() {
        return reply().thenHangs();
    }

    /**
     * This turn, ended otherwise.
     *
     * @param finish how
     * @return the turn
     */
    public Turn finish(Finish finish) {
        return new Turn(pieces, new End(Objects.requireNonNull(finish, "finish"), null, false), usage, delay, model);
    }

    /**
     * This turn, which fails after all of its pieces, with what is known of its usage. Whole answers just fail. It may have been billed.
     *
     * @param kind of which kind
     * @return the turn
     */
    public Turn thenFails(ErrorKind kind) {
        Objects.requireNonNull(kind, "kind");
        Usage known = usage;
        return failing(name ->
                ModelError.of(kind, name).billing(Billing.UNKNOWN).usage(known).build());
    }

    /**
     * This turn, which hangs after all of its pieces. Whole answers just hang.
     *
     * @return the turn
     */
    public Turn thenHangs() {
        return new Turn(pieces, new End(end.finish, null, true), usage, delay, model);
    }

    /**
     * This turn with its tokens.
     *
     * @param tokens what it took
     * @return the turn
     */
    public Turn usage(Usage tokens) {
        return new Turn(pieces, end, Objects.requireNonNull(tokens, "usage"), delay, model);
    }

    /**
     * This turn, later.
     *
     * @param wait before each piece, or before the whole answer; not negative
     * @return the turn
     */
    public Turn after(Duration wait) {
        return new Turn(pieces, end, usage, Expect.notNegative("wait", wait), model);
    }

    /**
     * This turn, answered by a model that calls itself otherwise than it was asked for, as dated versions do.
     *
     * @param name the model in the answer
     * @return the turn
     */
    public Turn answeredBy(String name) {
        return new Turn(pieces, end, usage, delay, Objects.requireNonNull(name, "name"));
    }

    private Turn failing(Function<String, ModelError> failure) {
        return new Turn(pieces, new End(end.finish, failure, false), usage, delay, model);
    }

    List<String> pieces() {
        return pieces;
    }

    End end() {
        return end;
    }

    Usage usage() {
        return usage;
    }

    Duration delay() {
        return delay;
    }

    /** The model in the answer, where one was asked. */
    String model(String askedFor) {
        return model == null ? askedFor : model;
    }

    @Override
    public String toString() {
        return "Turn[" + pieces.size() + " pieces, " + end.finish + (end.hangs ? ", hangs" : "")
                + (end.failure == null ? "]" : ", fails]");
    }
}
