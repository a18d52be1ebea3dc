package io.newsforge.llm.provider;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of a request: JSON, written into a buffer that is sent as it is, without a copy. For one thread at a time. */
final class Outgoing extends ByteArrayOutputStream implements HttpEntity {

    /** Begins a body. */
    Outgoing(int expectedBytes) {
        super(expectedBytes);
    }

    @Override
    public long getContentLength() {
        return count;
    }

    @Override
    public String getContentType() {
        return "application/json";
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(buf, 0, count);
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public @Nullable Supplier<List<? extends Header>> getTrailers() {
        return null;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
