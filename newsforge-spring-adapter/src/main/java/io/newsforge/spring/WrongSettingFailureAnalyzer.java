package io.newsforge.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in a sentence which setting cannot be used: its whole key, its value and what was wanted. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongSettingFailureAnalyzer extends AbstractFailureAnalyzer<WrongSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSettingException cause) {
        @Nullable BindException binding = findCause(rootFailure, BindException.class);
        WrongSettingException wrong =
                binding == null ? cause : cause.under(binding.getName().toString());
        return new FailureAnalysis(
                String.valueOf(wrong.getMessage()),
                "Set " + wrong.key() + " to what is expected: " + wrong.expected() + ".",
                cause);
    }
}
