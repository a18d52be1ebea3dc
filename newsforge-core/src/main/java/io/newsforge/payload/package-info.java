/**
 * What goes to the platforms' APIs: a {@link io.newsforge.payload.PayloadFormat} writes one fitted
 * {@link io.newsforge.payload.Message} as a {@link io.newsforge.payload.Payload}, the fields of the platform's own API.
 */
@NullMarked
package io.newsforge.payload;

import org.jspecify.annotations.NullMarked;
