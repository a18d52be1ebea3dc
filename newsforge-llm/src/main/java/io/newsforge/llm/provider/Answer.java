package io.newsforge.llm.provider;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one answer while it is read, and the verdict in the end: a reply, or an error though the status was 200. The
 * same for all vendors, whole or in events. For one thread at a time.
 */
final class Answer {

    private final ReplyHead head;
    private final String asked;
    private final boolean schema;
    private final Usage.Builder usage = Usage.builder();
    private final StringBuilder text = new StringBuilder();
    private String explanation = "";
    private @Nullable String model;
    private @Nullable Finish finish;
    private @Nullable String code;
    private boolean declined;
    private boolean filtered;

    /** Begins an answer to a prompt for a model, with or without a schema. */
    Answer(ReplyHead head, String asked, boolean schema) {
        this.head = head;
        this.asked = asked;
        this.schema = schema;
    }

    ReplyHead head() {
        return head;
    }

    /** Adds to the text. */
    void text(String more) {
        text.append(more);
    }

    /** The model that answers, by the provider's word. */
    void model(String answering) {
        model = answering;
    }

    /** How the answer ended, if it is one. */
    void finish(Finish how) {
        finish = how;
    }

    /** Whether an ending was reported. */
    boolean isFinished() {
        return finish != null || filtered;
    }

    /** The model declines. Its words are an answer, hence not kept: an error holds none. */
    void decline() {
        declined = true;
    }

    /** The vendor's own words on why there is no answer. */
    void explain(String words) {
        explanation = words;
    }

    /** The vendor's own name for how it ended, for errors. */
    void code(String vendorCode) {
        code = vendorCode;
    }

    /** The vendor's filter stopped the answer. */
    void filter() {
        filtered = true;
    }

    /** Takes the numbers that are reported. */
    Usage.Builder usage() {
        return usage;
    }

    /** What is known of the tokens so far. */
    Usage used() {
        return usage.build();
    }

    /**
     * The verdict on an answer that is complete by the vendor's own mark.
     *
     * @throws ModelException if it was refused, filtered, cut though a schema was asked for, or empty
     */
    ModelReply reply() {
        if (declined) {
            throw unusable(ErrorKind.REFUSED, explanation);
        }
        if (filtered) {
            throw unusable(ErrorKind.CONTENT_FILTERED, "");
        }
        if (finish == Finish.LENGTH && schema) {
            throw unusable(ErrorKind.TRUNCATED, "the answer was cut by the prompt's own limit (expected: whole JSON)");
        }
        if (text.length() == 0 && finish != Finish.LENGTH) {
            throw unusable(ErrorKind.MALFORMED, "the answer is empty (expected: text)");
        }
        return new ModelReply(
                text.toString(),
                finish == null ? Finish.OTHER : finish,
                used(),
                model == null ? asked : model,
                head.requestId(),
                head.limits());
    }

    private ModelException unusable(ErrorKind kind, String words) {
        ModelError.Builder failure = head.failure(kind).billing(Billing.BILLED).usage(used());
        if (code != null) {
            failure.code(code);
        }
        return (words.isEmpty() ? failure : failure.detail(words)).exception();
    }
}
