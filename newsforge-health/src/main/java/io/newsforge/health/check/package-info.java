/**
 * What a health check is and what it says: the contract, its result, and the reports made of many results. Knows nothing of who
 * runs the checks.
 */
@NullMarked
package io.newsforge.health.check;

import org.jspecify.annotations.NullMarked;
