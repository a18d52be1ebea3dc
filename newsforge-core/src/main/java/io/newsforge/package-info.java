/**
 * The front door: {@link io.newsforge.NewsForge} turns a {@link io.newsforge.Source} into a {@link io.newsforge.Conversion}.
 *
 * <pre>{@code
 * try (NewsForge forge = NewsForge.builder().build()) {
 *     Conversion made = forge.convert(Source.url(URI.create("https://example.com/news")), ConversionRequest.to("x", "bluesky"));
 *     made.posts().forEach(post -> send(post.platform(), post.parts()));
 * }
 * }</pre>
 */
@NullMarked
package io.newsforge;

import org.jspecify.annotations.NullMarked;
