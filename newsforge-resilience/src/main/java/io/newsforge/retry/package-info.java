/**
 * One owner of second tries: {@link io.newsforge.retry.Retry} within a {@link io.newsforge.time.Deadline} and a
 * {@link io.newsforge.retry.RetryBudget}, {@link io.newsforge.retry.Hedge} for the slow tail, and
 * {@link io.newsforge.retry.Bulkhead} so that one slow thing does not take every thread.
 *
 * <pre>{@code
 * Retry retry = Retry.deciding(error -> error instanceof ProviderException e ? e.verdict() : RetryVerdict.no())
 *         .maxAttempts(3)
 *         .budget(RetryBudget.of(0.1, 10))
 *         .build();
 * Reply reply = retry.call(attempt -> client.send(prompt), deadline);
 * }</pre>
 */
@NullMarked
package io.newsforge.retry;

import org.jspecify.annotations.NullMarked;
