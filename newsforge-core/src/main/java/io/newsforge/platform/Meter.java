package io.newsforge.platform;

import io.newsforge.text.Graphemes;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** How a platform counts the length of a text. Implementations are thread-safe and take any string. */
public interface Meter {

    /** Bytes in UTF-8. */
    Meter UTF8_BYTES = of("utf8-byte", OffsetUnit.UTF8_BYTE::length);

    /** UTF-16 code units, {@link String#length()}; the safe choice where a platform does not name its unit. */
    Meter UTF16_UNITS = of("utf16", String::length);

    /** Unicode code points. */
    Meter CODE_POINTS = of("code-point", OffsetUnit.CODE_POINT::length);

    /** Extended grapheme clusters of UAX 29, Unicode 17.0. */
    Meter GRAPHEMES = of("grapheme", Graphemes::count);

    /**
     * X's weight by the strict rule: each emoji at the larger of what the documentation and X's library say, so that a post
     * that fits is taken whichever of the two the server follows. See {@link XRule#STRICT}.
     */
    Meter X_WEIGHT = of("x-weighted", text -> XCount.of(text, XRule.STRICT).weight());

    /** X's weight as docs.x.com has it: every emoji weighs 2 (checked 2026-11). */
    Meter X_WEIGHT_DOCUMENTED =
            of("x-weighted", text -> XCount.of(text, XRule.DOCUMENTED).weight());

    /** X's weight as twitter-text 3.1.0 computes it, with its emoji of 12.1. */
    Meter X_WEIGHT_REFERENCE =
            of("x-weighted", text -> XCount.of(text, XRule.REFERENCE).weight());

    /**
     * Threads: a cluster that is an emoji costs its bytes in UTF-8, everything else one a code point (Threads Posts at
     * developers.facebook.com, checked 2026-11).
     */
    Meter THREADS = of("threads-character", ThreadsCount::of);

    /**
     * Mastodon as it comes: grapheme clusters, 23 for each URL with a scheme, a mention without its server (Mastodon 4.7,
     * status_length_validator, checked 2026-11).
     */
    Meter MASTODON = mastodon(23);

    /** Discord: UTF-16 units of the text with the backslashes it is sent with, since the API counts what it gets. */
    Meter DISCORD =
            of("discord-character", text -> Markup.DISCORD_MARKDOWN.escape(text).length());

    /** Reddit: code points of the text with the backslashes it is sent with, since the API counts what it gets. */
    Meter REDDIT = of("reddit-character", text -> OffsetUnit.CODE_POINT.length(Markup.REDDIT_MARKDOWN.escape(text)));

    /** Slack: UTF-16 units of the text with the entities it is sent with, since the API counts what it gets. */
    Meter SLACK = of("slack-character", text -> Markup.SLACK.escape(text).length());

    /**
     * Columns of a line in which Han, Hangul, Kana, full-width forms and emoji take two and marks none, as subjects and titles are
     * cut by their width. The widths are those of UAX 11 in short.
     */
    Meter COLUMNS = of("column", Columns::of);

    /**
     * Measures a text.
     *
     * @param text any text
     * @return its length in {@link #unit()}, 0 or more
     */
    int measure(String text);

    /**
     * Names what {@link #measure} counts.
     *
     * @return a stable lower-case name such as {@code utf8-byte}, {@code utf16}, {@code code-point}, {@code grapheme},
     *     {@code x-weighted}, {@code threads-character}, {@code mastodon-character}, {@code discord-character},
     *     {@code reddit-character}, {@code slack-character} or {@code column}
     */
    String unit();

    /**
     * Mastodon's way of counting, for an instance's own setting. A content warning counts plainly beside the text: add its
     * {@link #GRAPHEMES}.
     *
     * @param charactersReservedPerUrl what each URL costs, 1 or more
     * @return a meter of graphemes in which URLs have that price
     * @throws IllegalArgumentException if it is less than 1
     */
    static Meter mastodon(int charactersReservedPerUrl) {
        if (charactersReservedPerUrl < 1) {
            throw new IllegalArgumentException(
                    "charactersReservedPerUrl: " + charactersReservedPerUrl + " (expected: >= 1)");
        }
        return of("mastodon-character", text -> MastodonCount.of(text, charactersReservedPerUrl));
    }

    /**
     * A meter made of a name and a function.
     *
     * @param unit the name of what is counted
     * @param measure the count, 0 or more for any text; called from several threads
     * @return a meter
     */
    static Meter of(String unit, ToIntFunction<String> measure) {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(measure, "measure");
        return new Meter() {
            @Override
            public int measure(String text) {
                return measure.applyAsInt(text);
            }

            @Override
            public String unit() {
                return unit;
            }

            @Override
            public String toString() {
                return "Meter[" + unit + "]";
            }
        };
    }
}
