package io.newsforge.platform;

/**
 * The dialect in which a platform's API takes a text. Each writes plain text so that none of it can act: nothing is set off, linked
 * behind other words or called by accident. Immutable.
 */
public enum Markup {

    /** No markup: the text is sent as it is. */
    PLAIN {
        @Override
        public String escape(String text) {
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
            return Escaping.references(text);
        }

        @Override
        public String headline(String text) {
            return "<b>" + escape(text) + "</b>";
        }
    },

    /**
     * Telegram's MarkdownV2 mode: nineteen reserved characters carry a backslash, for a single one without it makes the API refuse
     * the message; the headline is bold. Source: Bot API 10.1 and the tests of TDLib, checked 2026-11.
     */
    TELEGRAM_MARKDOWN_V2 {
        @Override
        public String escape(String text) {
            return Escaping.backslashes(text, TELEGRAM_RESERVED);
        }

        @Override
        public String headline(String text) {
            return "*" + escape(text) + "*";
        }

        @Override
        public String hashtag(String tag) {
            return escape("#" + tag);
        }
    },

    /**
     * LinkedIn's little text format: fifteen reserved characters carry a backslash, for without it the post is silently cut.
     * Source: learn.microsoft.com, little text format, checked 2026-11.
     */
    LINKEDIN_LITTLE_TEXT {
        @Override
        public String escape(String text) {
            return Escaping.backslashes(text, LITTLE_TEXT_RESERVED);
        }

        @Override
        public boolean takesHashtag(String tag) {
            return escape(tag).equals(tag);
        }
    },

    /**
     * Slack's text: {@code & < >} are written as entities, which is all that its API undoes. Signs of its mrkdwn such as {@code *}
     * have no escape, so such a text must be sent as plain text or with {@code mrkdwn} off. Source: docs.slack.dev, checked 2026-11.
     */
    SLACK {
        @Override
        public String escape(String text) {
            return Escaping.references(text);
        }
    },

    /**
     * Discord's Markdown: whatever could act carries a backslash; addresses are written as they are. The backslashes count: measure
     * with {@link Meter#DISCORD}. Source: discord-api-docs and secondary sources, checked 2026-11.
     */
    DISCORD_MARKDOWN {
        @Override
        public String escape(String text) {
            return Escaping.markdown(text, DISCORD_RESERVED);
        }

        @Override
        public String link(String url) {
            return url;
        }
    },

    /**
     * Reddit's Markdown: whatever could act carries a backslash, a line break becomes a paragraph; addresses are written as they
     * are. The backslashes count: measure with {@link Meter#REDDIT}. Source: the Markdown guide of Reddit and secondary sources,
     * checked 2026-11.
     */
    REDDIT_MARKDOWN {
        @Override
        public String escape(String text) {
            String paragraphs = text.replace("\n\n", "\n").replace("\n", "\n\n");
            return Escaping.calls(Escaping.markdown(paragraphs, REDDIT_RESERVED));
        }

        @Override
        public String link(String url) {
            return url;
        }
    },

    /** HTML for mail and blogs: paragraphs and a heading, links that show their address. Source: the HTML standard. */
    HTML {
        @Override
        public String escape(String text) {
            return Escaping.references(text).replace("\"", "&quot;").replace("'", "&#39;");
        }

        @Override
        public String headline(String text) {
            return "<h2>" + escape(text) + "</h2>";
        }

        @Override
        public String block(String escaped) {
            return "<p>" + escaped.replaceAll("\n+", "</p>\n<p>") + "</p>";
        }

        @Override
        public String link(String url) {
            return "<a href=\"" + escape(url) + "\">" + escape(url) + "</a>";
        }
    };

    private static final String LITTLE_TEXT_RESERVED = "\\|{}@[]()<>#*_~";
    private static final String TELEGRAM_RESERVED = "\\_*[]()~`>#+-=|{}.!";
    private static final String DISCORD_RESERVED = "\\*_~`|[]()<>";
    private static final String REDDIT_RESERVED = "\\*_~`|[]()<>^&!";

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
     * @param text plain text in one line
     * @return the headline in this dialect
     */
    public String headline(String text) {
        return escape(text);
    }

    /**
     * Writes a hashtag that shall be one.
     *
     * @param tag the tag without its sign, one that {@link #takesHashtag} accepts
     * @return the tag in this dialect, with its sign
     */
    public String hashtag(String tag) {
        return "#" + escape(tag);
    }

    /**
     * Whether a hashtag stays one in this dialect.
     *
     * @param tag the tag without its sign
     * @return false where an escape would end it
     */
    public boolean takesHashtag(String tag) {
        return true;
    }

    /**
     * Writes an address that readers shall be able to follow.
     *
     * @param url the address as it is shown
     * @return the address in this dialect
     */
    public String link(String url) {
        return escape(url);
    }

    /**
     * Makes a block of its own of what was written in this dialect.
     *
     * @param escaped a text in this dialect; newlines part paragraphs
     * @return the block
     */
    public String block(String escaped) {
        return escaped;
    }
}
