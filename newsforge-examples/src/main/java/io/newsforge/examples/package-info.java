/** Small programs that show NewsForge from Java; the README quotes them. */
@NullMarked
package io.newsforge.examples;

import org.jspecify.annotations.NullMarked;
