package io.newsforge.ground;

import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What in a text leads elsewhere: addresses, domains, mail, and mentions, as the most willing reader would see them. */
final class Addresses {

    private static final Pattern LINK = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s<>\"“”]+"
            + "|\\bwww\\.[^\\s<>\"“”]+"
            + "|\\b(?:javascript|mailto|data|tel|tg|sms):[^\\s<>\"“”]+"
            + "|(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern MENTION =
            Pattern.compile("<[@!#][^<>\\s]*+>|(?<![\\p{L}\\p{N}._%+@-])@++[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_.-]*");
    private static final Pattern WEB = Pattern.compile("^(?:https?://)?(?:www\\.)?|^mailto:");
    private static final String TAIL = "/.,;:!?)]}'’”»";
    private static final List<EntitySyntax> READERS =
            List.of(EntitySyntax.X, EntitySyntax.BLUESKY, EntitySyntax.MASTODON, EntitySyntax.TELEGRAM);

    private Addresses() {}

    /** As they stand in the text, in no particular order, each once. */
    static Set<String> links(String plainText) {
        Set<String> links = new LinkedHashSet<>(matches(LINK, plainText));
        for (EntitySyntax reader : READERS) {
            for (Entity entity : reader.find(plainText)) {
                if (entity.type() == Entity.Type.LINK) {
                    links.add(plainText.substring(entity.start(), entity.end()));
                }
            }
        }
        return links;
    }

    static Set<String> mentions(String plainText) {
        return new LinkedHashSet<>(matches(MENTION, plainText));
    }

    /** The same for two ways of writing one address; in paths and queries capitals count. */
    static String normal(String address) {
        int scheme = address.indexOf("://");
        int path = scheme < 0 ? 0 : scheme + 3;
        while (path < address.length() && "/?#".indexOf(address.charAt(path)) < 0) {
            path++;
        }
        String lower = address.substring(0, path).toLowerCase(Locale.ROOT) + address.substring(path);
        return withoutTail(WEB.matcher(lower).replaceFirst(""));
    }

    private static String withoutTail(String address) {
        int end = address.length();
        while (end > 0 && TAIL.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    /** The same for two ways of writing one account. */
    static String normalMention(String mention) {
        return withoutTail(mention.toLowerCase(Locale.ROOT));
    }

    /** Of a {@link #normal} address; empty where another scheme than that of the web begins it. */
    static String host(String normal) {
        if (normal.contains("://")) {
            return "";
        }
        int end = 0;
        while (end < normal.length() && "/?#:".indexOf(normal.charAt(end)) < 0) {
            end++;
        }
        return normal.substring(normal.lastIndexOf('@', end) + 1, end);
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
