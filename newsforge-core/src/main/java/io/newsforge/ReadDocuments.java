package io.newsforge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.article.Paragraph;

/**
 * Reads documents, and keeps what it read lately: whoever sends the same page again mostly wants the posts that are kept already, and
 * to parse the page would be nearly all the work that is left.
 */
final class ReadDocuments {

    /** In UTF-16 units of text. */
    private static final long AT_MOST = 4_000_000;

    private final ArticleReader reader;
    private final Cache<String, Article> read = Caffeine.newBuilder()
            .maximumWeight(AT_MOST)
            .weigher((String digest, Article article) -> weight(article))
            .build();

    ReadDocuments(ArticleReader reader) {
        this.reader = reader;
    }

    /** Reads a document, or throws what the reader throws. */
    Article read(ArticleDocument document) {
        return read.get(document.digest(), digest -> reader.read(document));
    }

    private static int weight(Article article) {
        return 500
                + article.paragraphs().stream().mapToInt(ReadDocuments::length).sum();
    }

    private static int length(Paragraph paragraph) {
        return paragraph.text().length();
    }
}
