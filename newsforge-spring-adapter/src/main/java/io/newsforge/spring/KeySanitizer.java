package io.newsforge.spring;

import java.util.Set;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the keys of providers in {@code env} and {@code configprops}, whatever those are told to show. */
final class KeySanitizer implements SanitizingFunction {

    private static final Set<String> VARIABLES = Set.of("openai_api_key", "anthropic_api_key");

    @Override
    public SanitizableData apply(SanitizableData data) {
        return isKey(data.getLowerCaseKey()) ? data.withSanitizedValue() : data;
    }

    private static boolean isKey(String name) {
        String plain = name.replace("-", "").replace("_", "").replace(".", "");
        return VARIABLES.contains(name) || (plain.startsWith("newsforgeroutes") && plain.endsWith("apikey"));
    }
}
