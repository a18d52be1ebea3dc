package io.newsforge.servlet.host;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What tests and the application share; types of the JDK only, since class loaders lie between them. */
public record Controls(Map<String, Object> shared) {

    public static Controls fresh() {
        Map<String, Object> shared = new ConcurrentHashMap<>();
        shared.put("entered", new Semaphore(0));
        shared.put("go", new Semaphore(0));
        shared.put("interrupted", new Semaphore(0));
        shared.put("log", new ConcurrentLinkedQueue<String>());
        return new Controls(shared);
    }

    /** A permit for each writer that has begun to wait. */
    public Semaphore entered() {
        return (Semaphore) shared.get("entered");
    }

    /** A permit lets one writer go on. */
    public Semaphore go() {
        return (Semaphore) shared.get("go");
    }

    /** A permit for each writer whose wait was interrupted. */
    public Semaphore interrupted() {
        return (Semaphore) shared.get("interrupted");
    }

    /** Lines of the log, with stack traces. */
    @SuppressWarnings("unchecked")
    public Queue<String> log() {
        return (Queue<String>) shared.get("log");
    }

    /** Closes the servlets under /ending. */
    public Runnable end() {
        return (Runnable) shared.get("end");
    }

    /** How many conversions of a user's quota are used. */
    @SuppressWarnings("unchecked")
    public ToLongFunction<String> used() {
        return (ToLongFunction<String>) shared.get("used");
    }

    /** The meters with their tags, a line each. */
    @SuppressWarnings("unchecked")
    public Supplier<String> meters() {
        return (Supplier<String>) shared.get("meters");
    }
}
