package io.newsforge.llm.router;

/** What happens to a stream that is closed before its end, and who pays for it. */
public enum OnCancel {
    /**
     * The connection is closed at once. The vendor bills what it had made by then and nobody is told how much that is, so all that was
     * reserved stays charged, as unknown. The default.
     */
    ABORT,
    /**
     * The answer is read to its end, on the router's executor, or in {@link RoutedStream#close()} if it has none, and what the vendor
     * reports is settled. The attempt's own deadline bounds it.
     */
    DRAIN
}
