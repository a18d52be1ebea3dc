package io.newsforge.llm.provider;

import io.newsforge.llm.spi.ErrorKind;

/** What a status means where the body says nothing that is known: the same for all vendors. */
final class StatusKinds {

    static final int PROXY_WANTS_CREDENTIALS = 407;

    private StatusKinds() {}

    /** The kind for a status that is not 2xx; for 2xx, an error inside an answer, the provider failed. */
    static ErrorKind of(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308, 404, 410 -> ErrorKind.MODEL_NOT_FOUND;
            case 401 -> ErrorKind.AUTHENTICATION;
            case 402 -> ErrorKind.QUOTA_SPENT;
            case 403, 451 -> ErrorKind.PERMISSION;
            case PROXY_WANTS_CREDENTIALS -> ErrorKind.UNREACHABLE;
            case 408, 504 -> ErrorKind.TIMEOUT;
            case 409, 425 -> ErrorKind.PROVIDER_FAILED;
            case 413 -> ErrorKind.REQUEST_TOO_LARGE;
            case 429 -> ErrorKind.RATE_LIMITED;
            case 503, 529 -> ErrorKind.OVERLOADED;
            default -> status >= 400 && status < 500 ? ErrorKind.INVALID_REQUEST : ErrorKind.PROVIDER_FAILED;
        };
    }
}
