package io.newsforge.llm.router;

/** What happens to a stream that breaks off after its first token. Before it, another route or attempt takes over unnoticed. */
public enum OnCut {
    /** It ends with an exception; what was read is all there is. The default. */
    FAIL,
    /**
     * It begins anew, here or on another route, as the error allows: {@link RoutedStream#restarted()} says so with the first new
     * piece, and whoever reads forgets what came before.
     */
    RESTART
}
