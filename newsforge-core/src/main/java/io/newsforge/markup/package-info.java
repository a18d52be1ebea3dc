/** Reads the dialects of markup that platforms' APIs take: what readers will see, and what is set off in it. */
@NullMarked
package io.newsforge.markup;

import org.jspecify.annotations.NullMarked;
