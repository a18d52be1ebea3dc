package io.newsforge;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.fetch.FetchedPage;
import io.newsforge.fetch.PageFetcher;
import java.util.function.Function;

/** Turns a source into an article, fetching it first where it is a page. */
final class SourceReader {

    private final PageFetcher fetcher;
    private final Function<ArticleDocument, Article> reader;
    private final int maxBytes;

    private SourceReader(PageFetcher fetcher, Function<ArticleDocument, Article> reader, int maxBytes) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.maxBytes = maxBytes;
    }

    static SourceReader of(PageFetcher fetcher, ArticleReader reader) {
        return new SourceReader(fetcher, reader::read, reader.maxBytes());
    }

    /** One that knows again what it read lately. */
    static SourceReader remembering(PageFetcher fetcher, ArticleReader reader) {
        return new SourceReader(fetcher, new ReadDocuments(reader)::read, reader.maxBytes());
    }

    /** Reads the article, or throws what the fetcher or the reader throws. */
    Article read(Source source) {
        if (source instanceof Source.Given given) {
            return given.article();
        }
        if (source instanceof Source.Document document) {
            return reader.apply(document.document());
        }
        if (source instanceof Source.Page page) {
            return reader.apply(fetched(fetcher.fetch(page.url())));
        }
        return reader.apply(DocumentFile.read(((Source.StoredFile) source).path(), maxBytes));
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
