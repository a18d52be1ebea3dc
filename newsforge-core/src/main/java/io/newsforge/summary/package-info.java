/**
 * Finds the sentences that tell an article's news, and its topics, without any model: position, centrality and a few editorial
 * rules. Not exported.
 */
@NullMarked
package io.newsforge.summary;

import org.jspecify.annotations.NullMarked;
