/**
 * Results and rules as the JSON that the design fixes in its section 7. Others script against it: fields are added, never renamed.
 *
 * <pre>{@code
 * System.out.println(ConversionJson.line(forge.convert(article)));
 * }</pre>
 */
@NullMarked
package io.newsforge.json;

import org.jspecify.annotations.NullMarked;
