package io.newsforge.article;

import java.net.URI;
import java.util.Objects;

/**
 * An image of an article. Immutable.
 *
 * @param url where it is; absolute when the page's address was known
 * @param alt the alternative text of the page, or an empty string when it gives none
 * @param caption the caption of the page, or an empty string when it gives none
 */
public record ArticleImage(URI url, String alt, String caption) {

    public ArticleImage {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(alt, "alt");
        Objects.requireNonNull(caption, "caption");
    }
}
