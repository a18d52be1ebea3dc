package io.newsforge.health;

/** A check or composite that was registered. Closing it takes it out again; closing it twice does nothing. Thread-safe. */
public interface Registration extends AutoCloseable {

    /** Takes the check out. A run under way is let go, and what it says is not heard; listeners hear that it is unknown. */
    @Override
    void close();
}
