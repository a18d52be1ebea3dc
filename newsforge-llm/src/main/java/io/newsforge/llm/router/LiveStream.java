package io.newsforge.llm.router;

import io.newsforge.llm.spi.ModelStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream whose first piece is there.
 *
 * @param attempt the attempt it belongs to, still open unless the answer was empty
 * @param stream the stream, standing at its first piece
 * @param complete whether there was none: the answer is complete and empty
 */
record LiveStream(Attempt attempt, ModelStream stream, boolean complete) {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    void close() {
        close(stream, attempt.route);
    }

    /** What closing throws changes nothing: neither an answer that was read, nor why one broke off. */
    static void close(ModelStream stream, RouteState route) {
        try {
            stream.close();
        } catch (RuntimeException bug) {
            LOG.warn("Provider {} could not close a stream on route {}", route.provider.name(), route.name(), bug);
        }
    }
}
