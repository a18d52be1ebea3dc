package io.newsforge.llm.provider;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the events of one stream, one after the other, into an {@link Answer}. For one thread at a time. */
interface EventFold {

    /**
     * Takes in the next event. Events of unknown names or shapes are passed over.
     *
     * @return the text it adds to the answer; null or empty if none
     * @throws io.newsforge.llm.spi.ModelException if the event reports an error, by {@link ErrorReply}
     * @throws IOException if the event is not JSON
     */
    @Nullable
    String fold(ServerEvent event) throws IOException;

    /** Whether the last event came, so that reading can stop. */
    boolean isOver();

    /** Whether the answer is whole even if the stream ends here; a stream that ends otherwise was cut. */
    default boolean mayEndHere() {
        return isOver();
    }
}
