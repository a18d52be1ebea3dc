/**
 * Where time comes from and how waiting happens: instants for calendars, monotonic nanoseconds for durations, never mixed;
 * a {@link io.newsforge.time.Deadline} that is passed down, and {@link io.newsforge.time.Sleeper} and
 * {@link io.newsforge.time.Timer} so that nothing waits behind a test's back.
 */
@NullMarked
package io.newsforge.time;

import org.jspecify.annotations.NullMarked;
