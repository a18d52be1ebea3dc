package io.newsforge.llm.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A spoken text. Immutable. */
public final class Speech {

    private final byte[] sound;
    private final SpeechRequest.Format format;
    private final @Nullable String requestId;

    /**
     * A spoken text.
     *
     * @param sound the bytes, which are copied
     * @param format their form
     * @param requestId what the provider calls this exchange, or null
     */
    public Speech(byte[] sound, SpeechRequest.Format format, @Nullable String requestId) {
        this.sound = sound.clone();
        this.format = Objects.requireNonNull(format, "format");
        this.requestId = requestId;
    }

    /**
     * The sound.
     *
     * @return a copy of the bytes
     */
    public byte[] sound() {
        return sound.clone();
    }

    /**
     * The form of the sound.
     *
     * @return the format
     */
    public SpeechRequest.Format format() {
        return format;
    }

    /**
     * What the provider calls this exchange.
     *
     * @return empty if it did not say
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
