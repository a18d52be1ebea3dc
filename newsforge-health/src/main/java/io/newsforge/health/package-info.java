/**
 * The front door of health: {@link io.newsforge.health.HealthRegistry} runs checks in the background and answers from memory.
 *
 * <pre>{@code
 * HealthRegistry health = HealthRegistry.builder().version("1.4.0").build();
 * health.register("database", check, CheckOptions.critical().in(CheckOptions.READINESS).build());
 * health.start();
 * HealthReport report = health.report();
 * }</pre>
 */
@NullMarked
package io.newsforge.health;

import org.jspecify.annotations.NullMarked;
