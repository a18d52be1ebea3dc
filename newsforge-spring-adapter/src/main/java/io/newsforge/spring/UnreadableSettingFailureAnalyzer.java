package io.newsforge.spring;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;

/** Says in a sentence which setting of {@code newsforge} could not be read as what it has to be. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadableSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final String PREFIX = "newsforge";

    private static final Map<Class<?>, String> WORDS = Map.of(
            Duration.class, "a duration, such as 30s",
            ZoneId.class, "a time zone, such as Asia/Seoul",
            URI.class, "an address that begins with http:// or https://",
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Boolean.class, "true or false");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConversionFailedException unreadable = findCause(cause, ConversionFailedException.class);
        String key = cause.getName().toString();
        if (unreadable == null || !key.startsWith(PREFIX)) {
            return null;
        }
        WrongSettingException wrong = new WrongSettingException(
                key,
                String.valueOf(unreadable.getValue()),
                expected(unreadable.getTargetType().getType()));
        return new FailureAnalysis(
                String.valueOf(wrong.getMessage()),
                "Set " + key + " to what is expected: " + wrong.expected() + ".",
                cause);
    }

    private static String expected(Class<?> wanted) {
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .map(it -> it.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return WORDS.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(wanted), "a " + wanted.getSimpleName());
    }
}
