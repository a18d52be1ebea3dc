package io.newsforge.post;

import io.newsforge.platform.BlueskyText;
import io.newsforge.platform.Entity;
import io.newsforge.platform.Markup;
import io.newsforge.platform.PlatformSpec;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A link as it is written into a post: plain ASCII, since several platforms end a link at the first other character, and without
 * characters at which the platform would end it or its markup would need an escape. Those are percent-encoded behind the host, which
 * servers decode before they look at a path or a query.
 *
 * @param text what stands in the post
 * @param target where it leads; differs where the platform shows links in short and takes the target beside the text
 */
record LinkText(String text, String target) {

    private static final String RESERVED_IN_LITTLE_TEXT = "\\|{}@[]()<>*_~";
    private static final String ACTS_IN_MARKDOWN = "\\|[]()<>*_~`;";
    private static final String ENDS_A_LINK = "!\"'()*,;[]{}|<>";

    /** A link of 100 characters as a platform shows it, to see whether a template has room for one. */
    static LinkText longest(PlatformSpec spec) {
        return of(URI.create("https://example.com/" + "a".repeat(80)), spec);
    }

    /** Whether an address can be shown to readers: on the web, and without a user's name or password. */
    static boolean isPostable(URI link) {
        return ("http".equalsIgnoreCase(link.getScheme()) || "https".equalsIgnoreCase(link.getScheme()))
                && link.getRawAuthority() != null
                && link.getRawAuthority().indexOf('@') < 0;
    }

    static LinkText of(URI link, PlatformSpec spec) {
        String ascii = withAsciiHost(link).toASCIIString();
        if (spec.markup() == Markup.DISCORD_MARKDOWN || spec.markup() == Markup.REDDIT_MARKDOWN) {
            ascii = encoded(ascii, ACTS_IN_MARKDOWN);
        }
        if (spec.markup() == Markup.LINKEDIN_LITTLE_TEXT) {
            int fragment = ascii.indexOf('#'); // it only scrolls the page, and would be escaped
            ascii = encoded(fragment < 0 ? ascii : ascii.substring(0, fragment), RESERVED_IN_LITTLE_TEXT);
        }
        if (spec.shortLinks()) {
            return new LinkText(BlueskyText.shortUrl(ascii), ascii);
        }
        if (isWhole(ascii, spec)) {
            return new LinkText(ascii, ascii);
        }
        String plain = withoutPunctuationAtTheEnd(encoded(ascii, ENDS_A_LINK));
        String whole = isWhole(plain, spec) ? plain : ascii;
        return new LinkText(whole, whole);
    }

    /** The entities of a text in which this link stands, with this link as one of them, whatever the syntax made of it. */
    List<Entity> in(String text, List<Entity> found, PlatformSpec spec) {
        int at = text.lastIndexOf(this.text);
        if (at < 0 || this.text.equals(target)) {
            return found;
        }
        int start = spec.offsets().length(text.substring(0, at));
        int end = start + spec.offsets().length(this.text);
        List<Entity> entities = new ArrayList<>(found);
        entities.removeIf(entity -> entity.start() < end && entity.end() > start);
        entities.add(new Entity(Entity.Type.LINK, start, end, spec.offsets(), target));
        entities.sort(Comparator.comparingInt(Entity::start));
        return entities;
    }

    private static boolean isWhole(String text, PlatformSpec spec) {
        List<Entity> found = spec.syntax().find(text);
        return found.size() == 1
                && found.get(0).type() == Entity.Type.LINK
                && found.get(0).start() == 0
                && found.get(0).end() == text.length();
    }

    /** A host in other letters is kept by {@link URI} as a bare authority; its name in the DNS is the ASCII form. */
    private static URI withAsciiHost(URI link) {
        String authority = link.getRawAuthority();
        if (link.getHost() != null || authority == null) {
            return link;
        }
        String whole = link.toString();
        int start = whole.indexOf("//") + 2;
        try {
            return URI.create(
                    whole.substring(0, start) + IDN.toASCII(authority) + whole.substring(start + authority.length()));
        } catch (IllegalArgumentException e) {
            return link; // not a name IDN knows; the link stays as it was given
        }
    }

    private static String encoded(String ascii, String characters) {
        int behindHost = behindHost(ascii);
        StringBuilder encoded = new StringBuilder(ascii.substring(0, behindHost));
        for (char c : ascii.substring(behindHost).toCharArray()) {
            encoded.append(characters.indexOf(c) >= 0 ? percent(c) : String.valueOf(c));
        }
        return encoded.toString();
    }

    private static String withoutPunctuationAtTheEnd(String ascii) {
        char last = ascii.charAt(ascii.length() - 1);
        boolean punctuation = ascii.length() > behindHost(ascii) && !Character.isLetterOrDigit(last) && last != '/';
        return punctuation ? ascii.substring(0, ascii.length() - 1) + percent(last) : ascii;
    }

    private static int behindHost(String ascii) {
        int at = ascii.indexOf("//") + 2;
        while (at < ascii.length() && "/?#".indexOf(ascii.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String percent(char c) {
        return String.format("%%%02X", (int) c);
    }
}
