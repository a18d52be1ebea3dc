package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.fetch.FetchedPage;
import io.newsforge.fetch.PageFetcher;

/** Turns a source into an article, fetching it first where it is a page. */
final class SourceReader {

    private final PageFetcher fetcher;
    private final ArticleReader reader;

    SourceReader(PageFetcher fetcher, ArticleReader reader) {
        this.fetcher = fetcher;
        this.reader = reader;
    }

    /** Reads the article, or throws what the fetcher or the reader throws. */
    Article read(Source source) {
        if (source instanceof Source.Given given) {
            return given.article();
        }
        if (source instanceof Source.Document document) {
            return reader.read(document.document());
        }
        if (source instanceof Source.Page page) {
            return reader.read(fetched(fetcher.fetch(page.url())));
        }
        return reader.read(DocumentFile.read(((Source.StoredFile) source).path(), reader.maxBytes()));
    }

    private static ArticleDocument fetched(FetchedPage page) {
        ArticleDocument.Format format =
                page.mediaType().filter("text/plain"::equals).isPresent()
                        ? ArticleDocument.Format.PLAIN_TEXT
                        : ArticleDocument.Format.HTML;
        ArticleDocument document = ArticleDocument.of(format, page.body()).address(page.address());
        return page.charset().map(document::declaredCharset).orElse(document);
    }
}
