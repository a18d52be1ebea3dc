/**
 * Posts written by a language model: one prompt for several platforms, the article as marked data, a strict reading of the
 * answer. What it writes is a draft; the gate and the fitter of NewsForge come after it.
 *
 * <pre>{@code
 * NewsForge forge = NewsForge.builder()
 *         .writer(ModelPostWriter.using(router))
 *         .build();
 * }</pre>
 */
@NullMarked
package io.newsforge.llm.writer;

import org.jspecify.annotations.NullMarked;
