package io.newsforge.llm.price;

import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;

/** The size of a prompt's texts as UTF-8, and what vendors put around them. */
final class PromptBytes {

    private static final long PER_MESSAGE = 8;
    private static final long PER_PROMPT = 64;
    private static final long PER_SCHEMA = 512;

    private PromptBytes() {}

    static long tokensAtMost(Prompt prompt) {
        return ofTexts(prompt) + around(prompt);
    }

    static long ofTexts(Prompt prompt) {
        long bytes = 0;
        for (Message message : prompt.messages()) {
            for (Message.Part part : message.parts()) {
                bytes += of(part.text());
            }
        }
        return bytes;
    }

    static long around(Prompt prompt) {
        ReplySchema schema = prompt.schema().orElse(null);
        return PER_PROMPT
                + PER_MESSAGE * prompt.messages().size()
                + (schema == null ? 0 : PER_SCHEMA + of(schema.json()));
    }

    private static long of(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // each half of a pair counts 2, the whole pair 4
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
