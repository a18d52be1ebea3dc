/** NewsForge in a plain servlet container. */
@NullMarked
package io.newsforge.examples.servlet;

import org.jspecify.annotations.NullMarked;
