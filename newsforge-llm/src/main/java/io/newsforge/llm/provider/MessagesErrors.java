package io.newsforge.llm.provider;

import io.newsforge.llm.spi.ErrorKind;

/**
 * The errors of Anthropic Messages (vendor's list of errors, checked 2026-11-21). Status, type and code decide, since words change;
 * but two errors differ from others by their words only: a spend limit one set oneself, and a prompt that is too long.
 */
final class MessagesErrors {

    private static final String SPEND_LIMIT = "You have reached your specified API usage limits";
    private static final String TOO_LONG = "prompt is too long";

    private MessagesErrors() {}

    static ErrorKind kind(int status, ErrorBody body) {
        if (body.says("enforced_spend_limit_reached")
                || body.says("contract_spend_limit_reached")
                || body.says("billing_error")) {
            return ErrorKind.QUOTA_SPENT;
        }
        return status == ReplyHead.OK ? byType(body) : byStatus(status, body);
    }

    private static ErrorKind byStatus(int status, ErrorBody body) {
        return switch (status) {
            case 401 -> ErrorKind.AUTHENTICATION;
            case 402 -> ErrorKind.QUOTA_SPENT;
            case 403 -> ErrorKind.PERMISSION;
            case 404 -> ErrorKind.MODEL_NOT_FOUND;
            case 408, 504 -> ErrorKind.TIMEOUT;
            case 409, 499 -> ErrorKind.PROVIDER_FAILED;
            case 413 -> ErrorKind.REQUEST_TOO_LARGE;
            case 429 -> ErrorKind.RATE_LIMITED;
            case 529 -> ErrorKind.OVERLOADED;
            default -> status >= 500 ? failed(body) : invalid(status, body);
        };
    }

    private static ErrorKind byType(ErrorBody body) {
        return switch (body.type()) {
            case "invalid_request_error" -> invalid(400, body);
            case "authentication_error" -> ErrorKind.AUTHENTICATION;
            case "permission_error" -> ErrorKind.PERMISSION;
            case "not_found_error" -> ErrorKind.MODEL_NOT_FOUND;
            case "request_too_large" -> ErrorKind.REQUEST_TOO_LARGE;
            case "rate_limit_error" -> ErrorKind.RATE_LIMITED;
            case "timeout_error" -> ErrorKind.TIMEOUT;
            default -> failed(body);
        };
    }

    private static ErrorKind failed(ErrorBody body) {
        return body.says("overloaded_error") ? ErrorKind.OVERLOADED : ErrorKind.PROVIDER_FAILED;
    }

    private static ErrorKind invalid(int status, ErrorBody body) {
        if (status < 400) {
            return ErrorKind.MALFORMED;
        }
        if (body.message().startsWith(SPEND_LIMIT)) {
            return ErrorKind.QUOTA_SPENT;
        }
        return body.message().startsWith(TOO_LONG) ? ErrorKind.CONTEXT_TOO_LONG : ErrorKind.INVALID_REQUEST;
    }
}
