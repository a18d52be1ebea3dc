package io.newsforge.testkit.llm;

import java.time.Duration;

/** How an answer is written: the pause before each write, and its size; 0 bytes for one event in each write. */
record Manner(Duration between, boolean comments, boolean crlf, int bytesPerWrite) {}
