package io.newsforge.llm.spi;

import io.newsforge.expect.Expect;
import java.util.Objects;

/**
 * What to say and how. Immutable. {@link #toString()} leaves the text out, for logs.
 *
 * @param text 1 to 4,096 characters (OpenAI, CreateSpeechRequest, checked 2026-11-21)
 * @param voice the vendor's name of a voice
 * @param format the form of the sound
 * @param speed from 0.25 to 4; 1 is as the voice speaks by itself
 */
public record SpeechRequest(String text, String voice, Format format, double speed) {

    /** The form of the sound. */
    public enum Format {
        /** MP3. */
        MP3,
        /** Opus in Ogg. */
        OPUS,
        /** AAC. */
        AAC,
        /** FLAC. */
        FLAC,
        /** WAV. */
        WAV,
        /** Bare samples: 24 kHz, 16 bits, little-endian, one channel. */
        PCM
    }

    /** Refuses what the vendor refuses. */
    public SpeechRequest {
        Expect.between("text's length", Expect.text("text", text).length(), 1, 4_096);
        Expect.text("voice", voice);
        Objects.requireNonNull(format, "format");
        if (!(speed >= 0.25 && speed <= 4)) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: 0.25 to 4)");
        }
    }

    /**
     * A text at the voice's own speed, as MP3.
     *
     * @param text 1 to 4,096 characters
     * @param voice the vendor's name of a voice
     * @return the request
     */
    public static SpeechRequest of(String text, String voice) {
        return new SpeechRequest(text, voice, Format.MP3, 1);
    }

    @Override
    public String toString() {
        return "SpeechRequest[" + text.length() + " UTF-16 units, voice=" + voice + ", format=" + format + "]";
    }
}
