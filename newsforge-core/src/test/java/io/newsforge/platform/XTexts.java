package io.newsforge.platform;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generated texts in which scripts, addresses, tags, emoji and near misses of all of them meet. */
final class XTexts {

    private static final String[] WORDS = {
        "Booking.com",
        "ASP.NET",
        "README.md",
        "naver.com에서",
        "example.amazon",
        "https://example.com/a_(b)_(c(d))?x=1&y#z.",
        "http://t.co/abcdefghij",
        "http://t.co/0123456789012345678901234567890123456789x",
        "https://t.co/abc?q=1/x.",
        "http://한국.한국/길",
        "http://はじめよう.みんな/",
        "はじめよう.みんな",
        "a_b.example.com",
        "a-.b.com",
        "-a.com",
        "x.y_z.com",
        "éa.com",
        "user@mail.com",
        "http://user:pass@host.com",
        "192.168.0.1",
        "localhost",
        "www.x.xn--3e0b707e/p",
        "example.com:8080/path",
        "foo.co.jp",
        "t.co",
        "foo.com.xyzzy",
        "foo.bar.baz.qux",
        "HTTP://EXAMPLE.COM/A?B.",
        "a.co/b_(c)",
        "a.co/b.(c)",
        "a.co/(b)(c.)",
        "http://example.com/wiki/대한민국",
        "http://example.com/été/Я.",
        "com.",
        ".com",
        "..com",
        "://",
        "http://",
        "https://x",
        "#속보",
        "＃뉴스",
        "#2026",
        "#2026년",
        "#K-pop",
        "#R&D",
        "#a#b",
        "#a://",
        "#\ufe0f\u20e3x",
        "#_",
        "#·a·",
        "속보#뉴스",
        "@user",
        "@user/list-1",
        "@user/1",
        "＠user",
        "@@user",
        "RT@user",
        "xRT:@user",
        "@user@host.com",
        "@user://",
        "@abcdefghijklmnopqrstuvwxyz",
        "é@user",
        "@userì",
        "$AAPL",
        "$BRK.B",
        "$TEST_ab.",
        "$toolongsym",
        "$A1",
        "a$B",
        "1\ufe0f\u20e3",
        "example.com/1\u20e3",
        "example.com/1\ufe0f\u20e3",
        "©",
        "®\ufe0f",
        "™",
        "👨‍👩‍👧‍👦",
        "🇰🇷",
        "🇰",
        "❤️‍🔥",
        "🫱🏻‍🫲🏿",
        "🧑🏽‍🚀",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "☝🏽",
        "☝\ufe0f🏽",
        "☺\ufe0e",
        "\u200d",
        "\u200b",
        "\ufeff",
        "\uffff",
        "e\u0301",
        "\u1112\u1161\u11ab",
        "\u2126",
        "…",
        "“”",
        "\u3000",
        "\u00a0",
        "\u180e",
        "\u2028",
        "\r\n",
        "\t",
        "\u2066",
        "\u200e",
        "\ud83d",
        "\udc00",
        "&",
        "_"
    };

    private static final int[][] RANGES = {
        {' ', '~'},
        {'a', 'z'},
        {0xA0, 0x24F},
        {0x300, 0x36F},
        {0x400, 0x4FF},
        {0x5D0, 0x5EA},
        {0x600, 0x6FF},
        {0x900, 0x97F},
        {0x1100, 0x11FF},
        {0x2000, 0x206F},
        {0x2190, 0x27BF},
        {0x3040, 0x30FF},
        {0x4E00, 0x4F00},
        {0xAC00, 0xB000},
        {0xFE00, 0xFE0F},
        {0xFF00, 0xFFEF},
        {0x1F1E6, 0x1F1FF},
        {0x1F300, 0x1F6FF},
        {0x1F900, 0x1FAFF},
        {0x1F3FB, 0x1F3FF}
    };

    /** Pieces of emoji, so that sequences known and unknown to the library arise. */
    private static final int[] EMOJI_PIECES = {
        0x200D, 0xFE0F, 0xFE0E, 0x20E3, 0x1F468, 0x1F469, 0x1F9D1, 0x1F466, 0x2764, 0x1F48B, 0x1F3FB, 0x1F3FE, 0x2640,
        0x2642, 0x2695, 0x1F33E, 0x1F3F3, 0x1F308, 0x1F3F4, 0xE0067, 0xE0062, 0xE0065, 0xE006E, 0xE007F, 0x1F1F0,
        0x1F1F7, '1', '#', 0x1F91D, 0x26F9, 0x1F575, 0x1F46F, 0x1F441, 0x1F5E8, 0xA9, 0x270D, 0x1F46B, 0x1F415, 0x1F9BA,
        0x2620
    };

    private XTexts() {}

    static Arbitrary<String> mixed() {
        List<Arbitrary<String>> kinds = new ArrayList<>();
        for (int[] range : RANGES) {
            kinds.add(Arbitraries.integers().between(range[0], range[1]).map(Character::toString));
        }
        Arbitrary<String> character = Arbitraries.oneOf(kinds);
        Arbitrary<String> word = Arbitraries.of(WORDS);
        Arbitrary<String> emoji = Arbitraries.integers()
                .between(0, EMOJI_PIECES.length - 1)
                .map(i -> Character.toString(EMOJI_PIECES[i]))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
        return Arbitraries.frequencyOf(
                        Tuple.of(4, word),
                        Tuple.of(2, character),
                        Tuple.of(
                                3,
                                Arbitraries.of(
                                        " ", " ", "", "/", ".", ":", "(", ")", "-", "?", "=", "(a)", "(b.)", ",")),
                        Tuple.of(2, emoji))
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    /** The characters of a text by number, to be read in the message of a failed test. */
    static String spelled(String text) {
        StringBuilder spelled = new StringBuilder();
        text.codePoints().forEach(c -> spelled.append(c > ' ' && c < 0x7F ? (char) c + "" : String.format("<%X>", c)));
        return spelled.toString();
    }
}
