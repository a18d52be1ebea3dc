package io.newsforge.post;

import io.newsforge.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A host's own order and wording around the pieces of a post: plain text with placeholders in braces, and nothing that could run.
 *
 * <pre>{@code
 * PostTemplate template = PostTemplate.of("desk", 2, """
 *         {headline}
 *
 *         {body}
 *
 *         Read on at {site}: {link}
 *         {hashtags}""");
 * }</pre>
 *
 * <p>Pieces of the post: {@code {body}} (required), {@code {headline}}, {@code {source}}, {@code {hashtags}}, {@code {link}}. Facts
 * of the article, each in one line and cut to a bound: {@code {title}} (120 characters), {@code {site}} (60), {@code {byline}} (60),
 * {@code {date}} (10). A line whose placeholders are all empty is left out. Two braces of a kind stand for one. What a
 * template says is plain text: each platform's markup is put around it. Threads have no template.
 *
 * <p>Immutable and thread-safe.
 */
public final class PostTemplate {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST = 4_000;

    private final String name;
    private final int version;
    private final List<TemplateLine> lines;

    private PostTemplate(String name, int version, List<TemplateLine> lines) {
        this.name = name;
        this.version = version;
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a template.
     *
     * @param name what it is called: lower-case letters, digits and hyphens, at most 40
     * @param version its version, 1 or more; certificates name both
     * @param text the template, at most 4,000 characters
     * @return the template
     * @throws IllegalArgumentException if a placeholder is unknown, a brace is not closed, or {@code {body}} is missing
     */
    public static PostTemplate of(String name, int version, String text) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: " + name + " (expected: 1 to 40 lower-case letters, digits and hyphens)");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        if (Objects.requireNonNull(text, "text").length() > LONGEST) {
            throw new IllegalArgumentException("text: " + text.length() + " characters (expected: <= " + LONGEST + ")");
        }
        List<TemplateLine> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(TemplateLine.parse(line, lines.size() + 1)));
        if (lines.stream().noneMatch(line -> line.has(Placeholder.BODY))) {
            throw new IllegalArgumentException("text: no {body} (expected: the text of the post somewhere)");
        }
        return new PostTemplate(name, version, lines);
    }

    /**
     * Name and version.
     *
     * @return for example {@code desk/2}
     */
    public String label() {
        return name + "/" + version;
    }

    /**
     * Checks that a post has room in it: with every fact of the article at its longest, in the letters that cost most there, and a
     * link of 100 characters, at least 40 characters must fit, which text and headline then share.
     *
     * @param platform the platform it is for
     * @throws IllegalArgumentException if they do not
     */
    public void checkFor(PlatformSpec platform) {
        Set<Placeholder> named =
                lines.stream().flatMap(line -> line.placeholders().stream()).collect(Collectors.toSet());
        Composition worst = Composition.EMPTY
                .withTemplate(filled(placeholder -> placeholder.longest(platform)))
                .withBody(Placeholder.BODY.longest(platform))
                .withLink(named.contains(Placeholder.LINK) ? LinkText.longest(platform) : null);
        if (!platform.accepts(worst.text())) {
            int length = platform.limits().get(0).meter().measure(worst.text());
            throw new IllegalArgumentException("template " + label() + " on " + platform.id() + ": " + length + " "
                    + platform.limits().get(0).meter().unit() + " with its shortest text (expected: at most "
                    + platform.limits().get(0).max() + ")");
        }
    }

    /** The template with the facts of an article written into it. */
    FilledTemplate filled(Facts facts) {
        return new FilledTemplate(
                label(), lines.stream().map(line -> line.with(facts)).toList());
    }

    /** What an article says for a placeholder. */
    @FunctionalInterface
    interface Facts {
        String of(Placeholder placeholder);
    }

    @Override
    public String toString() {
        return "PostTemplate[" + label() + "]";
    }
}
