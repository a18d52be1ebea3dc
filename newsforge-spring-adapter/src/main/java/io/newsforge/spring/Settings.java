package io.newsforge.spring;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings that are what they have to be, or an exception that says so. */
final class Settings {

    static final String NONE = "none";

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

    static void web(String key, @Nullable URI value) {
        if (value != null
                && (value.getHost() == null
                        || !("http".equals(value.getScheme()) || "https".equals(value.getScheme())))) {
            throw new WrongSettingException(key, value, "an address that begins with http:// or https://");
        }
    }

    static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
