package io.newsforge.testkit.llm;

import org.jspecify.annotations.Nullable;

/** The errors both vendors document, each in both vendors' terms. */
enum Failures {
    RATE_LIMITED(429, "requests", "rate_limit_exceeded", "rate_limit_error", null, "Rate limit reached for requests"),
    QUOTA_SPENT(
            429,
            "insufficient_quota",
            "insufficient_quota",
            "rate_limit_error",
            "enforced_spend_limit_reached",
            "You exceeded your current quota, please check your plan and billing details."),
    SLOW_DOWN(429, "rate_limit_error", "slow_down", "rate_limit_error", "ramp_limit_exceeded", "Slow down"),
    SERVER_ERROR(500, "server_error", null, "api_error", null, "The server had an error"),
    UNAVAILABLE(503, "service_unavailable_error", "server_is_overloaded", "api_error", null, "Service unavailable"),
    OVERLOADED(529, "overloaded_error", null, "overloaded_error", null, "Overloaded"),
    BAD_KEY(
            401,
            "invalid_request_error",
            "invalid_api_key",
            "authentication_error",
            null,
            "Incorrect API key provided: sk-proj-********************************aBcD."),
    FORBIDDEN(
            403,
            "invalid_request_error",
            "unsupported_country_region_territory",
            "permission_error",
            null,
            "Not allowed"),
    BAD_REQUEST(400, "invalid_request_error", null, "invalid_request_error", null, "Invalid value"),
    CONTEXT_TOO_LONG(
            400,
            "invalid_request_error",
            "context_length_exceeded",
            "invalid_request_error",
            null,
            "prompt is too long: 250000 tokens > 200000 maximum"),
    NO_SUCH_MODEL(404, "invalid_request_error", "model_not_found", "not_found_error", null, "No such model"),
    TOO_LARGE(413, "invalid_request_error", null, "request_too_large", null, "Request too large");

    private final int status;
    private final String openAiType;
    private final @Nullable String openAiCode;
    private final String anthropicType;
    private final @Nullable String anthropicCode;
    private final String message;

    Failures(
            int status,
            String openAiType,
            @Nullable String openAiCode,
            String anthropicType,
            @Nullable String anthropicCode,
            String message) {
        this.status = status;
        this.openAiType = openAiType;
        this.openAiCode = openAiCode;
        this.anthropicType = anthropicType;
        this.anthropicCode = anthropicCode;
        this.message = message;
    }

    Failure failure() {
        return Failure.of(status, new Terms(openAiType, openAiCode), new Terms(anthropicType, anthropicCode), message);
    }
}
