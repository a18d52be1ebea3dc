/** Reports as text: our own JSON, {@code application/health+json}, and lines for people. */
@NullMarked
package io.newsforge.health.format;

import org.jspecify.annotations.NullMarked;
