package io.newsforge.llm.provider;

import io.newsforge.llm.spi.ErrorKind;

/**
 * The errors of Anthropic Messages (vendor's list of errors, checked 2026-11-21). Status, type and code decide, since words change;
 * but two errors differ from others by their words only: a spend limit one set oneself, and a prompt that is too long.
 */
final class MessagesErrors {

    private static final String SPEND_LIMIT = "You have reached your specified API usage limits";
    private static final String TOO_LONG = "prompt is too long";

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private MessagesErrors() {}

    static ErrorKind kind(int status, ErrorBody body) {
        if (body.says("enforced_spend_limit_reached")
                || body.says("contract_spend_limit_reached")
                || body.says("billing_error")) {
            return ErrorKind.QUOTA_SPENT;
        }
        if (status / 100 == 2) {
            return byType(body);
        }
        if (status == BAD_REQUEST) {
            return invalid(body);
        }
        if (status >= SERVER_ERROR && body.says("overloaded_error")) {
            return ErrorKind.OVERLOADED;
        }
        return status == UNAVAILABLE && body.says("api_error") ? ErrorKind.PROVIDER_FAILED : StatusKinds.of(status);
    }

    private static ErrorKind byType(ErrorBody body) {
        return switch (body.type()) {
            case "invalid_request_error" -> invalid(body);
            case "authentication_error" -> ErrorKind.AUTHENTICATION;
            case "permission_error" -> ErrorKind.PERMISSION;
            case "not_found_error" -> ErrorKind.MODEL_NOT_FOUND;
            case "request_too_large" -> ErrorKind.REQUEST_TOO_LARGE;
            case "rate_limit_error" -> ErrorKind.RATE_LIMITED;
            case "timeout_error" -> ErrorKind.TIMEOUT;
            case "overloaded_error" -> ErrorKind.OVERLOADED;
            default -> ErrorKind.PROVIDER_FAILED;
        };
    }

    private static ErrorKind invalid(ErrorBody body) {
        if (body.message().startsWith(SPEND_LIMIT)) {
            return ErrorKind.QUOTA_SPENT;
        }
        return body.message().startsWith(TOO_LONG) ? ErrorKind.CONTEXT_TOO_LONG : ErrorKind.INVALID_REQUEST;
    }
}
