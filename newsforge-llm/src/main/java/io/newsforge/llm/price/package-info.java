/**
 * What models cost, in whole micro-US-dollars, and how many tokens a prompt can be at most. Prices are dated data that a host
 * replaces; a price or a usage that is not known is unknown, never zero.
 */
@NullMarked
package io.newsforge.llm.price;

import org.jspecify.annotations.NullMarked;
