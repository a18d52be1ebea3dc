package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** One server-sent event, valid until the next one is read. */
interface ServerEvent {

    /** The event's name; empty if it has none. */
    String name();

    /** Whether the data is this text of ASCII. */
    boolean dataIs(String ascii);

    /** The data as JSON, before the first token; to be closed, or read to the end. */
    JsonParser json() throws IOException;

    /** A copy of the data, for errors. */
    byte[] data();
}
