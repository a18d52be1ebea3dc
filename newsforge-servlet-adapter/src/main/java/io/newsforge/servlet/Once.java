package io.newsforge.servlet;

import io.newsforge.servlet.IdempotencyStore.Claim;
import io.newsforge.servlet.IdempotencyStore.KeptAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the work of a request with an idempotency key once, and gives the first answer to all that repeat it. */
final class Once {

    private static final Logger LOG = LoggerFactory.getLogger(Once.class);
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final IdempotencyStore store;
    private final Ask ask;

    Once(IdempotencyStore store, Ask ask) {
        this.store = store;
        this.ask = ask;
    }

    Answer answer(byte[] body, Supplier<Answer> work) {
        if (ask.idempotencyKey() == null) {
            return work.get();
        }
        String key = KeyRing.hash(ask.where() + '\n' + Callers.account(ask.subject()) + '\n' + ask.idempotencyKey());
        Claim claim = store.claim(key, KeyRing.hash(body));
        if (claim instanceof Claim.First) {
            return first(key, work);
        }
        if (claim instanceof Claim.Answered answered) {
            KeptAnswer kept = answered.answer();
            Map<String, String> headers = new LinkedHashMap<>(kept.headers());
            headers.put("Idempotency-Replayed", "true");
            return new Answer(kept.status(), kept.mediaType(), kept.body(), headers);
        }
        throw (claim instanceof Claim.Running ? running() : otherRequest()).thrown();
    }

    /** Only what another try would not change is kept. */
    private Answer first(String key, Supplier<Answer> work) {
        boolean kept = false;
        try {
            Answer answer = work.get();
            boolean done = answer.status() == OK || answer.status() == UNPROCESSABLE;
            kept = done && answer.lasting() && keep(key, answer);
            return answer;
        } finally {
            if (!kept) {
                forget(key);
            }
        }
    }

    /** What is done is answered, whether or not it can be kept. */
    private boolean keep(String key, Answer answer) {
        try {
            store.keep(key, new KeptAnswer(answer.status(), answer.mediaType(), answer.body(), answer.headers()));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The idempotency store failed to keep an answer; a repeated request is done again", e);
            return false;
        }
    }

    private void forget(String key) {
        try {
            store.forget(key);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The idempotency store failed to let go of a key; it is in use until the store lets go by itself",
                    e);
        }
    }

    private static Problem running() {
        return Problem.of(409, "idempotency-key-in-use", "Idempotency-Key: the first request with it is not done yet")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static Problem otherRequest() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "Idempotency-Key: used before for another body (expected: a key of its own for each request)");
    }
}
