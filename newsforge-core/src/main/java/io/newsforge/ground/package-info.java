/**
 * Whether a draft says only what its article says, as far as that can be seen without a model. It is called grounding, never
 * fact-checking: a reversed meaning or a wrong subject goes through.
 *
 * <pre>{@code
 * List<Finding> findings = Grounding.literal().against(article).findings(draft);
 * }</pre>
 */
@NullMarked
package io.newsforge.ground;

import org.jspecify.annotations.NullMarked;
