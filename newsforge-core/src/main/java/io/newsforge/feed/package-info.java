/** Reads feeds, RSS, Atom and JSON Feed, as a source of articles. */
@NullMarked
package io.newsforge.feed;

import org.jspecify.annotations.NullMarked;
