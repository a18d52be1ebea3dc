/**
 * What a process says of itself to whoever wants to run several of it: {@link io.newsforge.health.replica.ReplicaSafety}.
 *
 * <pre>{@code
 * ReplicaSafety safety = ReplicaSafety.builder()
 *         .database(Storage.shared("postgresql"))
 *         .quotaStore(Storage.shared("redis"))
 *         .build();
 * String json = safety.info().json();
 * }</pre>
 */
@NullMarked
package io.newsforge.health.replica;

import org.jspecify.annotations.NullMarked;
