package io.newsforge.llm.writer;

import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.PostText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a model wrote, as words that act as nothing: no mention, no hashtag, no symbol, no markup. Links are a reason to refuse it. */
final class PlainText {

    private static final Pattern UNSEEN = Pattern.compile("[\\x{E0000}-\\x{E0FFF}\\x{200E}\\x{200F}\\x{061C}\\p{Co}]");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|~~|`+");
    private static final Pattern LINE_SIGNS = Pattern.compile("(?m)^\\s*(?:#{1,6}|>|[-*+])\\s+");
    private static final Pattern SIGNS =
            Pattern.compile("(?<![\\p{L}\\p{N}])[@＠#＃$＄]+(?=[\\p{L}_])|(?<![\\p{L}\\p{N}])[@＠#＃]+(?=\\p{N})");
    private static final Pattern MARKUP = Pattern.compile(
            "<[/!@#|a-zA-Z][^>\\n]*>|\\]\\(|\\]\\[|<\\||&(?:#\\d+|#x[0-9a-f]+|[a-z]+);", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,20}://|\\bwww\\.\\S"
            + "|\\b(?:javascript|mailto|data|tel|tg|sms):\\S|\\S@[\\p{L}\\p{N}-]+\\.\\p{L}|\\bhxxps?\\b");
    private static final Pattern DOT_LOOKALIKE = Pattern.compile("(?<=[A-Za-z0-9])[。｡․](?=[A-Za-z0-9])");
    private static final List<EntitySyntax> READERS =
            List.of(EntitySyntax.X, EntitySyntax.BLUESKY, EntitySyntax.MASTODON, EntitySyntax.TELEGRAM);

    private PlainText() {}

    /** Takes off whatever would act on one of the platforms. */
    static String of(String written, List<PlatformSpec> platforms) {
        String text = PostText.tidy(UNSEEN.matcher(written).replaceAll(""));
        text = LINE_SIGNS.matcher(EMPHASIS.matcher(text).replaceAll("")).replaceAll("");
        text = SIGNS.matcher(text).replaceAll("");
        for (PlatformSpec platform : platforms) {
            text = unsigned(text, platform.syntax());
        }
        return PostText.tidy(text);
    }

    /** Each round takes a sign off, and so ends. */
    private static String unsigned(String text, EntitySyntax syntax) {
        String plain = text;
        Optional<Entity> sign = sign(plain, syntax);
        while (sign.isPresent()) {
            int at = sign.get().start();
            plain = plain.substring(0, at) + plain.substring(at + 1);
            sign = sign(plain, syntax);
        }
        return plain;
    }

    private static Optional<Entity> sign(String text, EntitySyntax syntax) {
        return syntax.find(text).stream()
                .filter(entity -> entity.type() != Entity.Type.LINK)
                .findFirst();
    }

    /** What cannot be taken off without changing what is said; empty if there is nothing. */
    static String problem(String text, List<PlatformSpec> platforms) {
        String compatible = DOT_LOOKALIKE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(".");
        if (MARKUP.matcher(compatible).find()) {
            return "holds markup";
        }
        return LINK.matcher(compatible).find() || hasLink(text, platforms) || hasLink(compatible, platforms)
                ? "holds a link or an address"
                : "";
    }

    private static boolean hasLink(String text, List<PlatformSpec> platforms) {
        List<EntitySyntax> readers = new ArrayList<>(READERS);
        platforms.forEach(platform -> readers.add(platform.syntax()));
        return readers.stream()
                .flatMap(reader -> reader.find(text).stream())
                .anyMatch(entity -> entity.type() == Entity.Type.LINK);
    }
}
