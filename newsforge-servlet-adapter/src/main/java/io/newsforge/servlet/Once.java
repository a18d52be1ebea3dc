package io.newsforge.servlet;

import io.newsforge.servlet.IdempotencyStore.Claim;
import io.newsforge.servlet.IdempotencyStore.KeptAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Does the work of a request with an idempotency key once, and gives the first answer to all that repeat it. */
final class Once {

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
            return new Answer(kept.status(), kept.mediaType(), kept.body(), Map.of("Idempotency-Replayed", "true"));
        }
        throw (claim instanceof Claim.Running ? running() : otherRequest()).thrown();
    }

    /** Only what another try would not change is kept. */
    private Answer first(String key, Supplier<Answer> work) {
        boolean kept = false;
        try {
            Answer answer = work.get();
            if (answer.status() == OK || answer.status() == UNPROCESSABLE) {
                store.keep(key, new KeptAnswer(answer.status(), answer.mediaType(), answer.body()));
                kept = true;
            }
            return answer;
        } finally {
            if (!kept) {
                store.forget(key);
            }
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
