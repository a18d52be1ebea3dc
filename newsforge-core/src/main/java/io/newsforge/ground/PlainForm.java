package io.newsforge.ground;

import io.newsforge.platform.PostText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Writes texts so that what reads the same is the same: compatibility forms, digits of all scripts, spaces inside numbers. */
final class PlainForm {

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern SPACE_IN_NUMBER =
            Pattern.compile("(?<=\\d)[\\u00A0\\u2009\\u202F'’٬](?=\\d{3}(?!\\d))");
    private static final Pattern DOT_LOOKALIKE = Pattern.compile("(?<=[A-Za-z0-9])。(?=[A-Za-z0-9])");

    private PlainForm() {}

    static String of(String text) {
        String seen = UNSEEN.matcher(asciiDigits(text.replace('٫', '.'))).replaceAll("");
        String joined = SPACE_IN_NUMBER.matcher(seen).replaceAll(",");
        String plain = Normalizer.normalize(PostText.tidy(joined), Normalizer.Form.NFKC);
        return DOT_LOOKALIKE.matcher(plain).replaceAll(".");
    }

    private static String asciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            int digit = codePoint < 128 ? -1 : Character.digit(codePoint, 10);
            ascii.appendCodePoint(digit < 0 ? codePoint : '0' + digit);
        });
        return ascii.toString();
    }
}
