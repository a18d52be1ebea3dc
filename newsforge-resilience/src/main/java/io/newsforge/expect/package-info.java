/** How this module refuses bad arguments; not exported. */
@NullMarked
package io.newsforge.expect;

import org.jspecify.annotations.NullMarked;
