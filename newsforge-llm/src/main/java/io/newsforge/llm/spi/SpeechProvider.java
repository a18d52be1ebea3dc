package io.newsforge.llm.spi;

/** A vendor's text-to-speech. A second, small ability beside {@link ModelProvider}; the same rules hold. */
public interface SpeechProvider {

    /**
     * Speaks a text.
     *
     * @param model the model's name at the vendor
     * @param request what to say and how
     * @param call until when, on whose account, and whether it was given up
     * @return the sound
     * @throws ModelException for every failure
     */
    Speech speak(String model, SpeechRequest request, Call call);
}
