/**
 * Text the way Unicode and newsrooms count it: grapheme clusters, sentences and words. Not exported.
 */
@NullMarked
package io.newsforge.text;

import org.jspecify.annotations.NullMarked;
