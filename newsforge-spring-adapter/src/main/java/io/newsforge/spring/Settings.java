package io.newsforge.spring;

import io.newsforge.quota.Amounts;
import io.newsforge.servlet.SubjectResolver;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings that are what they have to be, or an exception that says so. */
final class Settings {

    static final String NONE = "none";
    static final String HIDDEN = "(hidden)";

    private Settings() {}

    static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new WrongSettingException(key, value, least + " to " + most);
        }
    }

    static void atLeast(String key, @Nullable Number value, long least) {
        if (value != null && value.longValue() < least) {
            throw new WrongSettingException(key, value, ">= " + least);
        }
    }

    static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new WrongSettingException(key, value, "a duration above zero, such as 30s");
        }
    }

    static void notNegative(String key, Duration value) {
        if (value.isNegative()) {
            throw new WrongSettingException(key, value, "a duration that is not negative, such as 30s");
        }
    }

    static void amount(String key, @Nullable Long value) {
        atLeast(key, value, 0);
        if (value != null && value > Amounts.MAX) {
            throw new WrongSettingException(key, value, "<= " + Amounts.MAX);
        }
    }

    static void text(String key, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new WrongSettingException(key, '"' + value + '"', "not blank");
        }
    }

    static void path(String key, String value) {
        if (!value.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new WrongSettingException(
                    key, value, "a slash and names, without a slash at the end, such as /api/v1");
        }
    }

    static void hash(String key, @Nullable String value) {
        if (value != null && !value.matches("[0-9a-fA-F]{64}")) {
            throw new WrongSettingException(key, HIDDEN, "a SHA-256 in 64 hexadecimal digits");
        }
    }

    static void addresses(String value) {
        try {
            SubjectResolver.rules().trustedProxy(value);
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException("trusted-proxies", value, "addresses, or blocks such as 10.0.0.0/8");
        }
    }

    static void web(String key, @Nullable URI value) {
        if (value != null && (mayHoldAUser(value) || value.getRawQuery() != null)) {
            throw new WrongSettingException(key, HIDDEN, "an address without a user and without a query");
        }
        if (value != null
                && (value.getHost() == null
                        || !("http".equals(value.getScheme()) || "https".equals(value.getScheme())))) {
            throw new WrongSettingException(key, value, "an address that begins with http:// or https://");
        }
    }

    private static boolean mayHoldAUser(URI value) {
        return value.toString().indexOf('@') >= 0;
    }

    static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
