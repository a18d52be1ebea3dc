package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes an error of what a provider answered, by its format's classification. */
final class ErrorReply {

    /** Beats the status, for both vendors. An answer that breaks off was begun before its error: it can only forbid. */
    private static final String SHOULD_RETRY = "x-should-retry";

    private ErrorReply() {}

    /** An error that was answered instead of an answer. The body is bounded, and anything: JSON, HTML, nothing. */
    static ModelException of(ReplyHead head, byte[] body) {
        ModelError.Builder error = error(head, parsed(body)).billing(billing(head.status()));
        if ("true".equalsIgnoreCase(head.header(SHOULD_RETRY))) {
            error.retriable();
        }
        return error.exception();
    }

    /** An error that was reported inside an answer of status 200. */
    static ModelException within(Answer answer, byte[] data) {
        return within(answer, parsed(data));
    }

    /**
     * An error that was found while an answer of status 200 was read.
     *
     * @param at standing on the value of the field {@code error}
     */
    static ModelException within(Answer answer, JsonParser at) throws IOException {
        return within(answer, ErrorBody.from(Json.tree(at)));
    }

    /** An error that was found while an answer of status 200 was read, and read already. */
    static ModelException within(Answer answer, ErrorBody body) {
        return error(answer.head(), body)
                .billing(Billing.UNKNOWN)
                .usage(answer.used())
                .exception();
    }

    /** Whether a body of status 200 reports an error. */
    static boolean isError(byte[] body) {
        try {
            return Json.tree(body).hasNonNull("error");
        } catch (IOException e) {
            return false;
        }
    }

    private static ModelError.Builder error(ReplyHead head, ErrorBody body) {
        ErrorKind kind = head.format().classify(head, body);
        ModelError.Builder error = head.failure(kind);
        if (!body.name().isEmpty()) {
            error.code(body.name());
        }
        if (!body.message().isEmpty()) {
            error.detail(body.message());
        }
        RetryAfter.of(head).ifPresent(error::retryAfter);
        if ("false".equalsIgnoreCase(head.header(SHOULD_RETRY))
                || head.status() == StatusKinds.PROXY_WANTS_CREDENTIALS) {
            error.notRetriable();
        }
        return error;
    }

    /** A gateway that gave up, among them Cloudflare's 520 to 527, does not know what the server behind it did. */
    private static Billing billing(int status) {
        return switch (status) {
            case 408, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527 -> Billing.UNKNOWN;
            default -> Billing.NOT_BILLED;
        };
    }

    private static ErrorBody parsed(byte[] body) {
        try {
            JsonNode json = Json.tree(body);
            return ErrorBody.from(json);
        } catch (JsonProcessingException e) {
            return new ErrorBody("", "", new String(body, StandardCharsets.UTF_8), "");
        } catch (IOException e) {
            return ErrorBody.NONE;
        }
    }
}
