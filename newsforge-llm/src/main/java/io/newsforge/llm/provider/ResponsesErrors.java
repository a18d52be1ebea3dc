package io.newsforge.llm.provider;

import io.newsforge.llm.spi.ErrorKind;

/** The codes that only a response that failed has, beside all of {@link OpenAiErrors} (OpenAPI document of the vendor, 2026-08-21). */
final class ResponsesErrors {

    private ResponsesErrors() {}

    static ErrorKind kind(ReplyHead head, ErrorBody body) {
        return switch (body.code()) {
            case "data_residency_mismatch" -> ErrorKind.PERMISSION;
            case "vector_store_timeout" -> ErrorKind.TIMEOUT;
            default -> OpenAiErrors.kind(head, body);
        };
    }
}
