/**
 * Quotas that are exact or refused: reserve the worst case before a call, then settle what was used, release what was certainly
 * not sent, or leave it charged as unknown.
 */
@NullMarked
package io.newsforge.quota;

import org.jspecify.annotations.NullMarked;
