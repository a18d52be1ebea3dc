package io.newsforge.testkit.llm;

import org.jspecify.annotations.Nullable;

/** What one vendor calls an error. */
record Terms(String type, @Nullable String code) {}
