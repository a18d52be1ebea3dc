package io.newsforge.post;

import io.newsforge.article.Article;
import io.newsforge.platform.PlatformSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A host's templates by platform and language. Immutable and thread-safe; the {@code with} methods give changed copies. */
public final class PostTemplates {

    private static final PostTemplates NONE = new PostTemplates(Map.of());

    private final Map<String, PostTemplate> byPlatformAndLanguage;

    private PostTemplates(Map<String, PostTemplate> byPlatformAndLanguage) {
        this.byPlatformAndLanguage = Map.copyOf(byPlatformAndLanguage);
    }

    /**
     * No templates: every post has the usual order.
     *
     * @return the empty set
     */
    public static PostTemplates none() {
        return NONE;
    }

    /**
     * Adds a template for all languages that have none of their own.
     *
     * @param platform the platform's id
     * @param template the template
     * @return a new set
     */
    public PostTemplates with(String platform, PostTemplate template) {
        return with(platform, Locale.ROOT, template);
    }

    /**
     * Adds a template for posts in one language.
     *
     * @param platform the platform's id
     * @param language a locale, of which the language counts
     * @param template the template
     * @return a new set
     */
    public PostTemplates with(String platform, Locale language, PostTemplate template) {
        Map<String, PostTemplate> changed = new HashMap<>(byPlatformAndLanguage);
        changed.put(key(platform, language.getLanguage()), Objects.requireNonNull(template, "template"));
        return new PostTemplates(changed);
    }

    /**
     * Checks every template of a platform against it.
     *
     * @param platform the platform
     * @throws IllegalArgumentException if one leaves no room for a text
     */
    public void checkFor(PlatformSpec platform) {
        byPlatformAndLanguage.forEach((key, template) -> {
            if (key.startsWith(key(platform.id(), ""))) {
                template.checkFor(platform);
            }
        });
    }

    /**
     * Names and versions of all templates of a platform.
     *
     * @param platform the platform's id
     * @return the same text for the same templates
     */
    public String labels(String platform) {
        Map<String, String> labels = new TreeMap<>();
        byPlatformAndLanguage.forEach((key, template) -> {
            if (key.startsWith(key(platform, ""))) {
                labels.put(key, template.label());
            }
        });
        return labels.toString();
    }

    @Nullable
    FilledTemplate find(PlatformSpec platform, Optional<Locale> language, @Nullable Article article) {
        PostTemplate own = byPlatformAndLanguage.get(
                key(platform.id(), language.map(Locale::getLanguage).orElse("")));
        PostTemplate template = own != null ? own : byPlatformAndLanguage.get(key(platform.id(), ""));
        return template == null ? null : template.filled(placeholder -> fact(placeholder, article, platform));
    }

    private static String fact(Placeholder placeholder, @Nullable Article article, PlatformSpec platform) {
        String fact = Optional.ofNullable(article).flatMap(placeholder::fact).orElse("");
        String line = platform.written(fact).replaceAll("\n+", " ");
        if (line.length() <= placeholder.most()) {
            return line;
        }
        Shortener.Shortened cut =
                new Shortener(line, platform.syntax()).insideSentence(text -> text.length() <= placeholder.most());
        return cut == null ? "" : cut.text();
    }

    private static String key(String platform, String language) {
        return platform + '|' + language;
    }
}
