package io.newsforge.llm.writer;

import io.newsforge.platform.PostText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes text from outside fit to stand in a prompt as data: nothing in it is unseen, and nothing looks like the frame around it or
 * like a change of speaker. The words stay.
 */
final class Neutral {

    /** Format characters, tags and the selectors with which bytes are smuggled, private use, and what is not a character. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FE00}-\\x{FE0D}\\x{E0100}-\\x{E01EF}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]");

    private static final Pattern RULER = Pattern.compile("([=#~_*`|-])\\1{2,}");
    private static final Pattern CHAT_TAG = Pattern.compile("(?i)\\[(/?(?:INST|SYS|SYSTEM|USER|ASSISTANT))]");

    private Neutral() {}

    /** On one line. */
    static String line(String text) {
        return of(text).replace('\n', ' ');
    }

    /** With its line breaks. */
    static String of(String text) {
        String tidy = PostText.tidy(UNSEEN.matcher(text).replaceAll(""));
        String composed = Normalizer.normalize(tidy, Normalizer.Form.NFC)
                .replace('<', '‹')
                .replace('>', '›')
                .replace('＜', '‹')
                .replace('＞', '›');
        String unruled = RULER.matcher(composed).replaceAll("$1$1");
        return CHAT_TAG.matcher(unruled).replaceAll("($1)");
    }
}
