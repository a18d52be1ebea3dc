/**
 * What hosts and implementers test models with: {@link io.newsforge.testkit.llm.FaultyProvider}, a provider on loopback that fails
 * as it is told; {@link io.newsforge.testkit.llm.ScriptedModel}, a provider in memory; and
 * {@link io.newsforge.testkit.llm.ModelProviderContract}, what every provider promises.
 */
@NullMarked
package io.newsforge.testkit.llm;

import org.jspecify.annotations.NullMarked;
