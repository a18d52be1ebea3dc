package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.feed.FeedEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** Where an article comes from. Immutable. {@link #name()} is what results and logs call it; it never holds article text. */
public sealed interface Source {

    /**
     * A page to fetch.
     *
     * @param url an absolute http or https address
     * @return the source, named by the address without user, query and fragment, which may hold secrets
     */
    static Source url(URI url) {
        return new Page(url);
    }

    /**
     * A file, opened only when its turn comes. Its name tells the format: {@code .txt} is plain text, {@code .md} and
     * {@code .markdown} are Markdown, {@code .json} is an article of our own shape, everything else is HTML; a further {@code .gz} is
     * decompressed.
     *
     * @param path where it is
     * @return the source, named by the path as given
     */
    static Source file(Path path) {
        return new StoredFile(path);
    }

    /**
     * A document at hand.
     *
     * @param name what results call it, for example a file's name
     * @param document its content
     * @return the source
     */
    static Source document(String name, ArticleDocument document) {
        return new Document(name, document);
    }

    /**
     * An article of the host's own.
     *
     * @param article the article
     * @return the source, named by the article's address, or {@code article} when it has none
     */
    static Source article(Article article) {
        return new Given(article);
    }

    /**
     * What results and logs call this source.
     *
     * @return a name without article text or secrets
     */
    String name();

    /**
     * An entry of a feed: its full text where the feed carries it, else the page it links to.
     *
     * @param entry the entry
     * @param reader reads the full text
     * @return the source
     * @throws IllegalArgumentException if the entry has neither full text nor link
     */
    static Source entry(FeedEntry entry, ArticleReader reader) {
        return entry.article(reader)
                .<Source>map(Source::article)
                .or(() -> entry.link().map(Source::url))
                .orElseThrow(() -> new IllegalArgumentException("entry: neither full text nor link (expected: one)"));
    }

    /**
     * A page to fetch.
     *
     * @param url its absolute address
     */
    record Page(URI url) implements Source {

        public Page {
            Objects.requireNonNull(url, "url");
        }

        @Override
        public String name() {
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            String path = url.getRawPath() == null ? "" : url.getRawPath();
            return url.getScheme() + "://" + url.getHost() + port + path;
        }
    }

    /**
     * A document at hand.
     *
     * @param name what results call it
     * @param document its content; its bytes are copied, since a batch may come to it much later
     */
    record Document(String name, ArticleDocument document) implements Source {

        public Document {
            Objects.requireNonNull(name, "name");
            document = document.copy();
        }
    }

    /**
     * An article of the host's own.
     *
     * @param article the article
     */
    record Given(Article article) implements Source {

        public Given {
            Objects.requireNonNull(article, "article");
        }

        @Override
        public String name() {
            return article.canonicalUrl().map(url -> new Page(url).name()).orElse("article");
        }
    }

    /**
     * A file.
     *
     * @param path where it is
     */
    record StoredFile(Path path) implements Source {

        public StoredFile {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String name() {
            return path.toString();
        }
    }
}
