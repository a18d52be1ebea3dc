package io.newsforge.llm.provider;

import org.apache.hc.core5.util.Timeout;

/** How long a server may be silent, and how much it may answer. */
record Bounds(Timeout firstByte, Timeout idle, int replyBytes, int eventBytes, int streamBytes) {

    /** The most that is read of an error. */
    static final int ERROR_BYTES = 64 * 1024;
}
