/**
 * Reads news articles: HTML, plain text, Markdown and JSON become one immutable {@link io.newsforge.article.Article}.
 */
@NullMarked
package io.newsforge.article;

import org.jspecify.annotations.NullMarked;
