package io.newsforge.feed;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.article.ArticleUnreadableException;
import io.newsforge.article.PublicationDate;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a feed. Immutable. {@link #toString()} leaves the texts out, for logs. */
public final class FeedEntry {

    private final String id;
    private final String title;
    private final @Nullable URI link;
    private final @Nullable String author;
    private final @Nullable PublicationDate published;
    private final @Nullable Locale language;
    private final String summary;
    private final String content;
    private final List<String> tags;
    private final String feed;

    FeedEntry(EntryBuilder from) {
        this.id = from.id;
        this.title = from.title;
        this.link = from.link;
        this.author = from.author;
        this.published = from.published;
        this.language = from.language;
        this.summary = from.summary;
        this.content = from.content;
        this.tags = List.copyOf(from.tags);
        this.feed = from.feed;
    }

    /**
     * What the feed knows it by.
     *
     * @return its id, else its link; empty when it has neither
     */
    public String id() {
        return id;
    }

    /**
     * Its title.
     *
     * @return plain text in one line, empty for none
     */
    public String title() {
        return title;
    }

    /**
     * The page it is about.
     *
     * @return an absolute http or https address
     */
    public Optional<URI> link() {
        return Optional.ofNullable(link);
    }

    /**
     * Who wrote it.
     *
     * @return plain text, several names parted by commas
     */
    public Optional<String> author() {
        return Optional.ofNullable(author);
    }

    /**
     * When it was published.
     *
     * @return as precisely as the feed says
     */
    public Optional<PublicationDate> published() {
        return Optional.ofNullable(published);
    }

    /**
     * The language it is in.
     *
     * @return as the entry or its feed says
     */
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    /**
     * A summary.
     *
     * @return HTML or plain text as the feed has it, empty for none
     */
    public String summary() {
        return summary;
    }

    /**
     * The full text.
     *
     * @return HTML as the feed has it; empty where it has a summary only
     */
    public String content() {
        return content;
    }

    /**
     * Its categories.
     *
     * @return an unmodifiable list of plain texts
     */
    public List<String> tags() {
        return tags;
    }

    /**
     * The title of its feed.
     *
     * @return plain text, empty for none
     */
    public String feed() {
        return feed;
    }

    /**
     * The article, where the feed carries its full text.
     *
     * @param reader reads the text
     * @return empty where there is a summary only, or no prose in the text: the page behind {@link #link()} has the article then
     */
    public Optional<Article> article(ArticleReader reader) {
        Objects.requireNonNull(reader, "reader");
        if (content.isBlank()) {
            return Optional.empty();
        }
        ArticleDocument page =
                ArticleDocument.html("<html><body><div itemprop=\"articleBody\">" + content + "</div></body></html>");
        try {
            Article read = reader.read(link == null ? page : page.address(link));
            return Optional.of(withFacts(read.toBuilder()).build());
        } catch (ArticleUnreadableException e) {
            return Optional.empty();
        }
    }

    /** What the feed says counts more than what its text might be taken to say. */
    private Article.Builder withFacts(Article.Builder article) {
        if (!title.isEmpty()) {
            article.title(title);
        }
        if (author != null) {
            article.byline(author);
        }
        if (published != null) {
            article.published(published);
        }
        if (language != null) {
            article.language(language);
        }
        if (link != null) {
            article.canonicalUrl(link);
        }
        if (!feed.isEmpty()) {
            article.site(feed);
        }
        return article;
    }

    @Override
    public String toString() {
        return "FeedEntry[" + link + ", " + content.length() + " UTF-16 units]";
    }
}
