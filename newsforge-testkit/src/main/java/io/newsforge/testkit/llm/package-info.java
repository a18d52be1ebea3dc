/**
 * What hosts and implementers test models with: {@link io.newsforge.testkit.llm.FaultyProvider} is a provider on loopback that
 * fails as it is told.
 */
@NullMarked
package io.newsforge.testkit.llm;

import org.jspecify.annotations.NullMarked;
