package io.newsforge.llm.router;

import io.newsforge.llm.spi.ModelStream;

/**
 * A stream whose first piece is there.
 *
 * @param attempt the attempt it belongs to, still open unless the answer was empty
 * @param stream the stream, standing at its first piece
 * @param complete whether there was none: the answer is complete and empty
 */
record LiveStream(Attempt attempt, ModelStream stream, boolean complete) {}
