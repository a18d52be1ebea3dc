/**
 * Recovery of what is down: {@link io.newsforge.health.watch.Watchdog} hears the changes of health and runs the host's actions.
 *
 * <pre>{@code
 * Watchdog watchdog = Watchdog.builder()
 *         .recovery(Recovery.of("database", RecoveryAction.named("evict pool", pool::softEvictConnections)).build())
 *         .build();
 * HealthRegistry health = HealthRegistry.builder().listener(watchdog).build();
 * watchdog.start();
 * }</pre>
 */
@NullMarked
package io.newsforge.health.watch;

import org.jspecify.annotations.NullMarked;
