package io.newsforge.article;

import io.newsforge.article.ArticleUnreadableException.Reason;
import java.io.Reader;
import java.io.StringReader;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads articles from documents: web pages, plain text, Markdown and JSON. Immutable and thread-safe; one reader serves a whole
 * program.
 *
 * <pre>{@code
 * ArticleReader reader = ArticleReader.create();
 * Article article = reader.read(ArticleDocument.html(bytes).declaredCharset("utf-8"));
 * }</pre>
 *
 * <p>JSON has this shape; every field may be missing but {@code paragraphs} or, in its place, {@code text} with blank lines
 * between paragraphs. Kinds are {@code paragraph}, {@code heading}, {@code quote}, {@code list-item} and {@code caption}.
 *
 * <pre>{@code
 * {"title": "...", "byline": "...", "published": "2026-11-21T09:00:00+09:00", "language": "ko",
 *  "canonicalUrl": "https://...", "site": "...",
 *  "paragraphs": ["...", {"kind": "heading", "text": "..."}],
 *  "images": [{"url": "https://...", "alt": "...", "caption": "..."}]}
 * }</pre>
 *
 * <p>Documents are not trusted: their size and nesting are bounded, and reading takes time in proportion to their size.
 */
public final class ArticleReader {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleReader.class);
    private static final int DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
    private static final int DEFAULT_MAX_DEPTH = 512;
    private static final int DEEPEST = 2048;

    private final int maxBytes;
    private final HtmlReading html;

    private ArticleReader(Builder from) {
        this.maxBytes = from.maxBytes;
        this.html = new HtmlReading(Vocabulary.load(), from.maxDepth);
    }

    /**
     * A reader with the default bounds.
     *
     * @return the reader
     */
    public static ArticleReader create() {
        return builder().build();
    }

    /**
     * Starts a reader with bounds of the host's own.
     *
     * @return a builder with the default bounds
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The bound on a document's size.
     *
     * @return bytes, at least 1
     */
    public int maxBytes() {
        return maxBytes;
    }

    /**
     * Reads one document.
     *
     * @param document what to read
     * @return the article, with at least one paragraph of prose
     * @throws ArticleUnreadableException if no article can be read from it; trying again cannot help
     */
    public Article read(ArticleDocument document) {
        Objects.requireNonNull(document, "document");
        Article.Builder article = Article.builder();
        Reading reading = new Reading(article, document.address());
        if (document.format() == ArticleDocument.Format.HTML) {
            html.read(page(document, article), reading);
            return finished(reading);
        }
        String text = text(document, article);
        switch (document.format()) {
            case PLAIN_TEXT -> TextReading.read(text, article);
            case MARKDOWN -> MarkdownReading.read(text, reading);
            default -> JsonReading.read(text, reading);
        }
        return finished(reading);
    }

    /** A page is decoded while it is parsed, so that its text never stands in memory as a whole. */
    private Reader page(ArticleDocument document, Article.Builder article) {
        byte[] bytes = document.bytes();
        if (bytes == null) {
            return new StringReader(text(document, article));
        }
        ContentCheck.check(bytes, maxBytes);
        return Decoding.decode(bytes, document.declaredCharset(), article).reader();
    }

    private String text(ArticleDocument document, Article.Builder article) {
        byte[] bytes = document.bytes();
        if (bytes != null) {
            ContentCheck.check(bytes, maxBytes);
            String decoded =
                    Decoding.decode(bytes, document.declaredCharset(), article).text();
            ContentCheck.checkText(decoded);
            return decoded;
        }
        String text = Objects.requireNonNull(document.text(), "text");
        ContentCheck.checkSize(text, maxBytes);
        ContentCheck.checkText(text);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Article finished(Reading reading) {
        Article read = reading.article().build();
        if (read.text().isBlank()) {
            throw new ArticleUnreadableException(
                    Reason.NOT_AN_ARTICLE, "paragraphs: 0 with prose (expected: at least 1)");
        }
        Article.Builder article = read.toBuilder();
        if (read.language().isEmpty()) {
            LanguageFinder.shown(read.text())
                    .ifPresent(found -> article.language(found).found(Article.Field.LANGUAGE, Article.Origin.TEXT));
        }
        if (read.canonicalUrl().isEmpty() && reading.address() != null) {
            addAddress(reading, article);
        }
        LOG.debug(
                "Read an article of {} paragraphs with {} notes",
                read.paragraphs().size(),
                read.notes().size());
        return article.build();
    }

    private static void addAddress(Reading reading, Article.Builder article) {
        if (reading.address() != null && Addresses.web(reading.address().toString(), null) != null) {
            article.canonicalUrl(reading.address()).found(Article.Field.CANONICAL_URL, Article.Origin.ADDRESS);
        }
    }

    /** Builds an {@link ArticleReader}. Not thread-safe; may be used again. */
    public static final class Builder {

        private int maxBytes = DEFAULT_MAX_BYTES;
        private int maxDepth = DEFAULT_MAX_DEPTH;

        private Builder() {}

        /**
         * How large a document may be.
         *
         * @param maxBytes bytes, at least 1; 10,485,760 (10 MiB) by default; decoded text counts as it would in UTF-8
         * @return this builder
         */
        public Builder maxBytes(int maxBytes) {
            if (maxBytes < 1) {
                throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: >= 1)");
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * How deep the elements of a page may be nested, the html element being at depth 1.
         *
         * @param maxDepth levels, 8 to 2048; 512 by default
         * @return this builder
         */
        public Builder maxDepth(int maxDepth) {
            if (maxDepth < 8 || maxDepth > DEEPEST) {
                throw new IllegalArgumentException("maxDepth: " + maxDepth + " (expected: 8 to " + DEEPEST + ")");
            }
            this.maxDepth = maxDepth;
            return this;
        }

        /**
         * Builds the reader.
         *
         * @return a reader with these bounds
         */
        public ArticleReader build() {
            return new ArticleReader(this);
        }
    }
}
