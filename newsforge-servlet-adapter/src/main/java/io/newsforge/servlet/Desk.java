package io.newsforge.servlet;

import io.newsforge.NewsForge;
import io.newsforge.time.Timer;
import java.util.concurrent.Executor;

/** What all conversions over HTTP share. */
record Desk(
        NewsForge forge,
        OrderReader orders,
        Problems problems,
        IdempotencyStore idempotency,
        Callers callers,
        Limits limits,
        Executor executor,
        Timer timer,
        boolean showsWhy) {}
