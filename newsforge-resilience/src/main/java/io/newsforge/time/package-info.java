/**
 * Where time comes from: instants for calendars, monotonic nanoseconds for durations, never mixed.
 */
@NullMarked
package io.newsforge.time;

import org.jspecify.annotations.NullMarked;
