package io.newsforge.platform;

/** The dialect in which a platform's API takes a text. Immutable. */
public enum Markup {

    /** No markup: the text is sent as it is. */
    PLAIN {
        @Override
        public String escape(String text) {
            return text;
        }

        @Override
        public String headline(String text) {
            return text;
        }
    },

    /**
     * Telegram's HTML mode: {@code & < >} are written as entities, the headline is bold. Source: Bot API 10.1 and the tests of
     * TDLib, checked 2026-11.
     */
    TELEGRAM_HTML {
        @Override
        public String escape(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        @Override
        public String headline(String text) {
            return "<b>" + escape(text) + "</b>";
        }
    },

    /**
     * LinkedIn's little text format: fifteen reserved characters carry a backslash, for without it the post is silently cut.
     * Source: learn.microsoft.com, little text format, checked 2026-11.
     */
    LINKEDIN_LITTLE_TEXT {
        @Override
        public String escape(String text) {
            StringBuilder escaped = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (LITTLE_TEXT_RESERVED.indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
            return escaped.toString();
        }

        @Override
        public String headline(String text) {
            return escape(text);
        }
    };

    private static final String LITTLE_TEXT_RESERVED = "\\|{}@[]()<>#*_~";

    /**
     * Writes plain text so that none of it acts as markup.
     *
     * @param text plain text
     * @return the same text in this dialect
     */
    public abstract String escape(String text);

    /**
     * Writes a headline, set off from the text below it where the dialect can.
     *
     * @param text plain text
     * @return the headline in this dialect
     */
    public abstract String headline(String text);
}
