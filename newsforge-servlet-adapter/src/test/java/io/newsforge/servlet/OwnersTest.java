package io.newsforge.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.testkit.ManualTime;
import io.newsforge.time.TimeSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same user within another organisation is another subject, here as in quotas. */
class OwnersTest {

    private static final Subject USER = Subject.user("42");
    private static final Subject OF_ACME = USER.within(Subject.organisation("acme"));
    private static final Subject OF_GLOBEX = USER.within(Subject.organisation("globex"));

    private final ManualTime time = ManualTime.startingAt(Instant.EPOCH);
    private final AtomicInteger works = new AtomicInteger();
    private final IdempotencyStore store = IdempotencyStore.inMemory(time);

    private Answer once(Subject subject) {
        Ask ask = new Ask("POST /convert", false, Form.WHOLE, false, subject, "same");
        return new Once(store, ask).answer(new byte[0], () -> Answer.json("\"" + works.incrementAndGet() + "\""));
    }

    @Test
    void nobodyGetsTheFirstAnswerOfANamesakeElsewhere() {
        assertThat(once(OF_ACME).body()).isEqualTo("\"1\"");
        assertThat(once(OF_GLOBEX).body()).isEqualTo("\"2\"");
        assertThat(once(USER).body()).isEqualTo("\"3\"");
        assertThat(once(OF_ACME).body()).isEqualTo("\"1\"");
    }

    @Test
    void nobodyIsLimitedByTheRequestsOfANamesakeElsewhere() throws Exception {
        Quotas quotas = Quotas.builder()
                .store(InMemoryQuotaStore.create())
                .plan(Plan.of("requests", Limit.perMinute(Unit.REQUESTS, 1)))
                .time(time)
                .build();

        request(quotas, OF_ACME);
        request(quotas, OF_GLOBEX);

        assertThatThrownBy(() -> request(quotas, OF_ACME)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aSubjectWithTheLongestNameIsCounted() throws Exception {
        Quotas quotas = Quotas.builder()
                .store(InMemoryQuotaStore.create())
                .plan(Plan.of("requests", Limit.perMinute(Unit.REQUESTS, 1)))
                .time(time)
                .build();
        Subject longest = Subject.user("n".repeat(507));

        request(quotas, longest);

        assertThatThrownBy(() -> request(quotas, longest)).isInstanceOf(ProblemException.class);
    }

    private static void request(Quotas quotas, Subject subject) throws Exception {
        Callers callers = new Callers(request -> subject);
        new RateLimitFilter(quotas, "requests", callers, false, new Guessing(TimeSource.system()))
                .doFilter(anything(HttpServletRequest.class), anything(HttpServletResponse.class), (in, out) -> {});
    }

    /** An object of which nothing is asked but attributes, and there are none. */
    private static <T> T anything(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                OwnersTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }
}
