package io.newsforge.markup;

/**
 * Telegram's HTML mode, read as its servers read it (Bot API 10.1 and TDLib, checked 2026-11). Thread-safe.
 *
 * <pre>{@code
 * RichText seen = TelegramHtml.parse("<b>Rain</b> and wind");   // Rain and wind, of which Rain is bold
 * }</pre>
 */
public final class TelegramHtml {

    private TelegramHtml() {}

    /**
     * Reads a text.
     *
     * @param html a text in Telegram's HTML
     * @return what readers will see; nothing is trimmed
     * @throws MarkupException if the API would refuse it
     */
    public static RichText parse(String html) {
        return new TelegramHtmlReading(html).read();
    }
}
