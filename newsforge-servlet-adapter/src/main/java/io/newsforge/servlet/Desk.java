package io.newsforge.servlet;

import io.newsforge.NewsForge;
import io.newsforge.quota.Subject;
import io.newsforge.time.Timer;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What all conversions over HTTP share; {@code room} throws what is to be answered if a subject has no conversion left, {@code closed} tells of the
 * servlets. */
record Desk(
        NewsForge forge,
        OrderReader orders,
        Problems problems,
        IdempotencyStore idempotency,
        Callers callers,
        Limits limits,
        Executor executor,
        Executor beats,
        Timer timer,
        boolean showsWhy,
        Consumer<Subject> room,
        BooleanSupplier closed) {}
