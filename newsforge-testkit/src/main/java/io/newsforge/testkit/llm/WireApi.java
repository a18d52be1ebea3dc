package io.newsforge.testkit.llm;

/** Which API a request is for, by its path. */
public enum WireApi {
    /** OpenAI Chat Completions, and what imitates it. */
    CHAT_COMPLETIONS("/chat/completions"),
    /** OpenAI Responses. */
    RESPONSES("/responses"),
    /** Anthropic Messages. */
    MESSAGES("/messages"),
    /** The list of models, in the shape of the vendor whose headers were sent. */
    MODELS("/models"),
    /** OpenAI text-to-speech. */
    SPEECH("/audio/speech"),
    /** None of these: answered with 404 unless the script says otherwise. */
    OTHER("");

    private final String ending;

    WireApi(String ending) {
        this.ending = ending;
    }

    /** Of the path without its query, whatever stands before the API's own part. */
    static WireApi of(String path) {
        for (WireApi api : values()) {
            if (path.endsWith(api.ending)) {
                return api;
            }
        }
        return OTHER;
    }
}
