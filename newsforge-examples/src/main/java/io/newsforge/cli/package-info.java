/** The command line. */
@NullMarked
package io.newsforge.cli;

import org.jspecify.annotations.NullMarked;
