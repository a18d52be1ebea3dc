/**
 * Alerts: what must reach a person although nobody is looking. {@link io.newsforge.health.alert.Alerts} makes them of changes of health
 * and of numbers, and brings each to every sink once, however long a sink is away.
 *
 * <pre>{@code
 * Alerts alerts = Alerts.builder()
 *         .sink("chat", WebhookSink.builder(() -> URI.create(secrets.read("alert-webhook"))).build())
 *         .rule(AlertRule.cpu(meters))
 *         .spill(FileSpill.at(Path.of("alerts.log")))
 *         .build();
 * HealthRegistry health = HealthRegistry.builder().listener(alerts).build();
 * alerts.start();
 * }</pre>
 */
@NullMarked
package io.newsforge.health.alert;

import org.jspecify.annotations.NullMarked;
