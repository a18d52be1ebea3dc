package io.newsforge.servlet;

import java.time.Duration;

/** What one request may take. */
record Limits(int bodyBytes, int sources, Duration body, Duration conversion, Duration batch, Duration heartbeat) {}
