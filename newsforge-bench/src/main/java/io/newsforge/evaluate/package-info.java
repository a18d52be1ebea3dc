/** Quality evaluations on public corpora; the data is given by path. */
@NullMarked
package io.newsforge.evaluate;

import org.jspecify.annotations.NullMarked;
