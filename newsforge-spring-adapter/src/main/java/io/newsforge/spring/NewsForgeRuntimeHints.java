package io.newsforge.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image cannot see by itself: the files the modules read from their jars. */
final class NewsForgeRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("io/newsforge/*/*.txt")
                .registerPattern("io/newsforge/*/*.json")
                .registerPattern("io/newsforge/llm/price/*.json")
                .registerPattern("io/newsforge/llm/writer/prompts/**")
                .registerPattern("io/newsforge/store/**");
    }
}
