/**
 * What the platforms count and what they turn into links: {@link io.newsforge.platform.Meter} measures a text in a
 * platform's own unit, {@link io.newsforge.platform.EntitySyntax} finds the links, hashtags, mentions and cashtags a platform
 * will see in it.
 *
 * <pre>{@code
 * int weight = Meter.X_WEIGHT.measure("속보: 기준금리 동결 https://example.com/a");   // 43, the link costs 23
 * List<Entity> found = EntitySyntax.BLUESKY.find(text);
 * Entity facet = found.get(0).in(OffsetUnit.UTF8_BYTE, text);                    // as the AT Protocol wants it
 * }</pre>
 *
 * <p>Everything here is immutable and thread-safe, takes any string (lone surrogates too) and runs in time linear in the text.
 */
@NullMarked
package io.newsforge.platform;

import org.jspecify.annotations.NullMarked;
