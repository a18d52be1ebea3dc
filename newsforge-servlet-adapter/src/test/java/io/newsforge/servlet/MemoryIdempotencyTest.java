package io.newsforge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.servlet.IdempotencyStore.Claim;
import io.newsforge.servlet.IdempotencyStore.KeptAnswer;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryIdempotencyTest {

    private static final KeptAnswer ANSWER = new KeptAnswer(200, "application/json", "0123456789", Map.of());

    private final ManualTime time = ManualTime.startingAt(Instant.EPOCH);
    private final IdempotencyStore store = new MemoryIdempotency(time, Duration.ofHours(1), 3, 35);

    private void done(String key) {
        assertThat(store.claim(key, "body")).isEqualTo(new Claim.First());
        store.keep(key, ANSWER);
    }

    @Test
    void theFirstWorksOthersWaitAndThenGetItsAnswer() {
        assertThat(store.claim("k", "body")).isEqualTo(new Claim.First());
        assertThat(store.claim("k", "body")).isEqualTo(new Claim.Running());
        assertThat(store.claim("k", "other")).isEqualTo(new Claim.OtherRequest());

        store.keep("k", ANSWER);

        assertThat(store.claim("k", "body")).isEqualTo(new Claim.Answered(ANSWER));
        assertThat(store.claim("k", "other")).isEqualTo(new Claim.OtherRequest());
    }

    @Test
    void whatIsForgottenCanBeClaimedAgain() {
        assertThat(store.claim("k", "body")).isEqualTo(new Claim.First());
        store.forget("k");

        assertThat(store.claim("k", "other")).isEqualTo(new Claim.First());
    }

    @Test
    void answersAreForgottenInTime() {
        done("k");
        time.advance(Duration.ofMinutes(59));
        assertThat(store.claim("k", "body")).isEqualTo(new Claim.Answered(ANSWER));

        time.advance(Duration.ofMinutes(2));

        assertThat(store.claim("k", "body")).isEqualTo(new Claim.First());
    }

    @Test
    void theOldestAnswersMakeRoomButNoClaimDoes() {
        assertThat(store.claim("running", "body")).isEqualTo(new Claim.First());
        done("a");
        done("b");
        done("c");
        done("d");

        assertThat(store.claim("running", "body")).isEqualTo(new Claim.Running());
        assertThat(store.claim("d", "body")).isEqualTo(new Claim.Answered(ANSWER));
        assertThat(store.claim("a", "body")).isEqualTo(new Claim.First());
    }

    @Test
    void anAnswerDoesNotShowItsBody() {
        assertThat(ANSWER).hasToString("KeptAnswer[200, application/json, 10 characters]");
    }
}
