/**
 * Keeps calls to an account's provider within its rate limits, and says how long a wait would be instead of waiting, so that the
 * caller can go elsewhere.
 *
 * <pre>{@code
 * Pacer pacer = Pacer.builder().requestsPerMinute(500).tokensPerMinute(200_000).build();
 * Turn turn = pacer.tryTake(promptTokens + maxOutputTokens);
 * if (turn instanceof Turn.Wait wait) {
 *     return passedOver(wait.retryAfter());
 * }
 * Reply reply = client.send(prompt);
 * pacer.tokensLeft(reply.tokensRemaining(), reply.tokensReset());
 * }</pre>
 */
@NullMarked
package io.newsforge.pacing;

import org.jspecify.annotations.NullMarked;
