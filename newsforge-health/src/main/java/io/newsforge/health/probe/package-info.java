/**
 * Ready-made checks of what a service stands on. Each is small, says its thresholds and their defaults, and asks as little as it can.
 *
 * <pre>{@code
 * health.register("database", DataSourceCheck.of(pool), CheckOptions.critical().in(CheckOptions.READINESS).build());
 * health.register("disk", DiskCheck.of(spool), CheckOptions.degrading().build());
 * health.register("deadlock", DeadlockCheck.create(), CheckOptions.critical().in(CheckOptions.LIVENESS).build());
 * }</pre>
 *
 * <p>Gauges are not made here. Where Micrometer has a binder that measures the same, a check's Javadoc names the meter.
 */
@NullMarked
package io.newsforge.health.probe;

import org.jspecify.annotations.NullMarked;
