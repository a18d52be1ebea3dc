package io.newsforge.spring;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the keys of providers in {@code env} and {@code configprops}, whatever those are told to show. */
final class KeySanitizer implements SanitizingFunction {

    private static final Set<String> VARIABLES = Set.of("openai_api_key", "anthropic_api_key");
    private static final List<String> OWNERS = List.of("newsforge", "openai", "anthropic");

    @Override
    public SanitizableData apply(SanitizableData data) {
        return isKey(data.getLowerCaseKey()) || holdsKey(data.getValue()) ? data.withSanitizedValue() : data;
    }

    private static boolean isKey(String name) {
        String plain = plain(name);
        return VARIABLES.contains(name) || (plain.startsWith("newsforgeroutes") && plain.endsWith("apikey"));
    }

    /** A command line, or properties as JSON. */
    private static boolean holdsKey(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        String plain = plain(text.toLowerCase(Locale.ROOT));
        return plain.contains("apikey") && OWNERS.stream().anyMatch(plain::contains);
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").replace(".", "");
    }
}
