package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A success, whole or streamed as the request asks, which may yet go wrong. It is billed whole once it is begun, whether or not
 * it arrives. Immutable.
 *
 * <pre>{@code
 * Answer.of("Hello there.").usage(Usage.of(12, 3)).with(Mishap.cutAfter(1))
 * }</pre>
 */
public final class Answer extends Behaviour {

    /** How the model ended. */
    public enum Ending {
        /** It had said all. */
        COMPLETE,
        /** The request's limit of tokens cut it. */
        LENGTH,
        /** The end of the context window cut it. */
        CONTEXT_WINDOW,
        /** The model declines; the text is its refusal. */
        REFUSED,
        /** The vendor's filter stopped it. */
        FILTERED
    }

    /** What the answer says of its usage. */
    public enum Report {
        /** All of it. */
        FULL,
        /** Nothing: there is no such field. */
        ABSENT,
        /** Zeros. */
        ZERO
    }

    private final Words words;
    private final Told told;
    private final Manner manner;
    private final Mishap mishap;

    private Answer(Words words, Told told, Manner manner, Mishap mishap) {
        this.words = words;
        this.told = told;
        this.manner = manner;
        this.mishap = mishap;
    }

    /**
     * An answer that comes at once and is complete. Its tokens are a quarter of its characters and of the request's, its model
     * the one that was asked, its pieces words.
     *
     * @param text what the model says; a text with JSON, fences or nothing is as good as any
     * @return the answer
     */
    public static Answer of(String text) {
        return new Answer(
                new Words(text, null, null, Ending.COMPLETE),
                new Told(null, Report.FULL, null, Map.of(), null),
                new Manner(Duration.ZERO, false, false, 0),
                Mishap.NONE);
    }

    /**
     * This answer with a text in given pieces.
     *
     * @param pieces what a stream sends, in order, none empty; the text is all of them
     * @return the answer
     */
    public Answer pieces(String... pieces) {
        List<String> parts = List.of(pieces);
        return with(new Words(String.join("", parts), words.thinking(), parts, words.ending()));
    }

    /**
     * This answer after some thinking, which is billed as output and stands before the text.
     *
     * @param thought what the model thinks
     * @return the answer
     */
    public Answer thinking(String thought) {
        return with(new Words(words.text(), thought, words.pieces(), words.ending()));
    }

    /**
     * This answer, ended otherwise.
     *
     * @param ending how
     * @return the answer
     */
    public Answer ending(Ending ending) {
        return with(new Words(words.text(), words.thinking(), words.pieces(), ending));
    }

    /**
     * This answer with given tokens, billed and reported.
     *
     * @param usage the tokens; what is absent is taken as zero on the bill and left out of the report
     * @return the answer
     */
    public Answer usage(Usage usage) {
        return with(new Told(usage, told.report(), told.model(), told.headers(), told.limits()));
    }

    /**
     * This answer with a report that may not be true; the bill is.
     *
     * @param report what is said of the tokens
     * @return the answer
     */
    public Answer reporting(Report report) {
        return with(new Told(told.usage(), report, told.model(), told.headers(), told.limits()));
    }

    /**
     * This answer by another model than was asked for.
     *
     * @param model the model that says it answered
     * @return the answer
     */
    public Answer by(String model) {
        return with(new Told(told.usage(), told.report(), model, told.headers(), told.limits()));
    }

    /**
     * This answer with one more header.
     *
     * @param name the header's name
     * @param value its value
     * @return the answer
     */
    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(told.headers());
        more.put(name, value);
        return with(new Told(told.usage(), told.report(), told.model(), Map.copyOf(more), told.limits()));
    }

    /**
     * This answer with rate-limit headers in the vendor's own form.
     *
     * @param limits what is left
     * @return the answer
     */
    public Answer limits(Limits limits) {
        return with(new Told(told.usage(), told.report(), told.model(), told.headers(), limits));
    }

    /**
     * This answer, slowly.
     *
     * @param between real time between two writes, not negative
     * @return the answer
     */
    public Answer slowly(Duration between) {
        Expect.notNegative("between", between);
        return with(new Manner(between, manner.comments(), manner.crlf(), manner.bytesPerWrite()));
    }

    /**
     * This answer in small writes, which split characters and events anywhere.
     *
     * @param bytes of each write, at least 1
     * @return the answer
     */
    public Answer inWritesOf(int bytes) {
        Expect.between("bytes", bytes, 1, Integer.MAX_VALUE);
        return with(new Manner(manner.between(), manner.comments(), manner.crlf(), bytes));
    }

    /**
     * This answer with a comment before each event of a stream.
     *
     * @return the answer
     */
    public Answer withComments() {
        return with(new Manner(manner.between(), true, manner.crlf(), manner.bytesPerWrite()));
    }

    /**
     * This answer with lines of a stream that end in CR LF.
     *
     * @return the answer
     */
    public Answer withCrLf() {
        return with(new Manner(manner.between(), manner.comments(), true, manner.bytesPerWrite()));
    }

    /**
     * This answer, gone wrong after it has begun.
     *
     * @param newMishap what goes wrong
     * @return the answer
     */
    public Answer with(Mishap newMishap) {
        return new Answer(words, told, manner, newMishap);
    }

    private Answer with(Words newWords) {
        return new Answer(newWords, told, manner, mishap);
    }

    private Answer with(Told newTold) {
        return new Answer(words, newTold, manner, mishap);
    }

    private Answer with(Manner newManner) {
        return new Answer(words, told, newManner, mishap);
    }

    /** What the exchange takes. */
    Usage spent(ReceivedRequest request) {
        Usage given = told.usage();
        return given != null ? given : Usage.of(Math.max(1, request.bodyBytes() / 4), Math.max(1, words.length() / 4));
    }

    /** What is said of it, unless nothing is. */
    Usage reported(ReceivedRequest request) {
        return told.report() == Report.ZERO ? Usage.of(0, 0) : spent(request);
    }

    Words words() {
        return words;
    }

    Told told() {
        return told;
    }

    Manner manner() {
        return manner;
    }

    Mishap mishap() {
        return mishap;
    }

    @Override
    Afterwards perform(Scene scene, Sender out) throws IOException {
        return new AnswerWriter(this, scene, out).write();
    }

    @Override
    Answer billed() {
        return this;
    }

    @Override
    public String toString() {
        return "answers " + words.text().length() + " UTF-16 units, " + words.ending() + ", " + mishap;
    }
}
