/**
 * Fetches the page an article stands on from the open web, and nothing from anywhere else: an address is refused unless it is
 * public, and a reply is bounded in bytes, redirects and time. {@link io.newsforge.fetch.PageFetcher} is the front door.
 *
 * <pre>{@code
 * try (PageFetcher fetcher = PageFetcher.create()) {
 *     FetchedPage page = fetcher.fetch(URI.create("https://example.com/rate"));
 * }
 * }</pre>
 */
@NullMarked
package io.newsforge.fetch;

import org.jspecify.annotations.NullMarked;
