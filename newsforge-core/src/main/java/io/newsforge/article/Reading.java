package io.newsforge.article;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way to an article.
 *
 * @param article what is known so far
 * @param address where the document was read from
 */
record Reading(Article.Builder article, @Nullable URI address) {}
