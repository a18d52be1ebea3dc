package io.newsforge.markup;

/** Telegram's MarkdownV2 mode, read as its servers read it (Bot API 10.1 and TDLib, checked 2026-11). Thread-safe. */
public final class TelegramMarkdown {

    private TelegramMarkdown() {}

    /**
     * Reads a text.
     *
     * @param markdown a text in Telegram's MarkdownV2
     * @return what readers will see; nothing is trimmed
     * @throws MarkupException if the API would refuse it
     */
    public static RichText parse(String markdown) {
        return new TelegramMarkdownReading(markdown).read();
    }
}
