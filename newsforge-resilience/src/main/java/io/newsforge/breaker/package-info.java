/**
 * A breaker that stops calling what keeps failing, tells when to try again, and lets a few probes find out.
 *
 * <pre>{@code
 * CircuitBreaker breaker = CircuitBreaker.builder("openai")
 *         .providerDefaults()
 *         .listener(change -> log.warn("{}", change))
 *         .build();
 *
 * Admission asked = breaker.tryAcquire();
 * if (asked instanceof Admission.Rejected rejected) {
 *     return passedOver(rejected.retryAfter());
 * }
 * Permit permit = (Permit) asked;
 * Reply reply = client.send(prompt);
 * permit.record(reply.isOurMistake() ? Outcome.IGNORED : reply.isGood() ? Outcome.SUCCESS : Outcome.FAILURE);
 * }</pre>
 *
 * <p>Keep one breaker for each thing that fails by itself, such as a route to a provider, never one for all. Breakers are
 * local to a process on purpose: what one replica cannot reach, another may.
 */
@NullMarked
package io.newsforge.breaker;

import org.jspecify.annotations.NullMarked;
