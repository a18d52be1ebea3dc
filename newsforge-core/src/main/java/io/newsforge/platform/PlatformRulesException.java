package io.newsforge.platform;

/** Rules in JSON have a wrong shape. Its message names the place, shows the value and says what was wanted. */
public final class PlatformRulesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PlatformRulesException(String message) {
        super(message);
    }

    PlatformRulesException(String message, Throwable cause) {
        super(message, cause);
    }
}
