package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.breaker.Permit;
import io.newsforge.breaker.TripRule;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RouteCheckTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T00:00:00Z"));
    private final CircuitBreaker breaker = CircuitBreaker.builder("primary")
            .rule(TripRule.consecutive(1))
            .coolDown(Duration.ofSeconds(30))
            .time(time)
            .build();
    private long attempts;
    private long failures;
    private Duration quiet = Duration.ofSeconds(1);
    private UnaryOperator<RouteTraffic> more = UnaryOperator.identity();
    private final RouteCheck check = builder().build();

    private RouteTraffic traffic() {
        return more.apply(RouteTraffic.of("primary", breaker.snapshot())
                .counted(attempts, failures)
                .quietFor(quiet));
    }

    private RouteCheckBuilder builder() {
        return RouteCheck.builder(this::traffic).time(time);
    }

    private String look() throws Exception {
        return check.check().toString();
    }

    private void trip() {
        ((Permit) breaker.tryAcquire()).failure();
    }

    private void served(long ended, long failed) {
        attempts += ended;
        failures += failed;
        time.advance(Duration.ofSeconds(10));
    }

    @Test
    void aRouteThatAnswersIsUp() throws Exception {
        Health health = check.check();

        assertThat(health.toString()).isEqualTo("up");
        assertThat(health.data())
                .containsExactly(
                        entry("breaker", "closed"), entry("attempts", 0L), entry("failures", 0L), entry("quiet_s", 1L));
    }

    @Test
    void itIsTheVendors() {
        assertThat(check.reach()).isEqualTo(Reach.VENDOR);
    }

    @Nested
    class ByItsBreaker {

        @Test
        void openIsDown() throws Exception {
            trip();
            time.advance(Duration.ofSeconds(10));

            assertThat(look()).isEqualTo("down: the breaker is open for 20 s more");
        }

        @Test
        void openByHandIsDown() throws Exception {
            breaker.forceOpen();

            assertThat(look()).isEqualTo("down: the breaker was opened by hand");
        }

        @Test
        void aCoolDownThatIsOverIsDegradedUntilSomebodyTries() throws Exception {
            trip();
            time.advance(Duration.ofSeconds(30));

            assertThat(look()).isEqualTo("degraded: the breaker was open and nobody has tried since");
        }

        @Test
        void halfOpenIsDegraded() throws Exception {
            trip();
            time.advance(Duration.ofSeconds(30));
            assertThat(breaker.tryAcquire()).isInstanceOf(Permit.class);

            assertThat(look()).isEqualTo("degraded: the breaker is half-open");
        }

        @Test
        void disabledIsNotJudged() throws Exception {
            breaker.disable();

            assertThat(look()).isEqualTo("up");
        }
    }

    @Nested
    class ByItsErrors {

        @Test
        void halfOfThemDegrades() throws Exception {
            check.check();
            served(20, 9);
            assertThat(look()).isEqualTo("up");

            served(0, 1);

            assertThat(look()).isEqualTo("degraded: 10 of 20 attempts failed lately");
        }

        @Test
        void aFewAttemptsSayNothing() throws Exception {
            check.check();
            served(9, 9);
            assertThat(look()).isEqualTo("up");

            served(1, 1);

            assertThat(look()).isEqualTo("degraded: 10 of 10 attempts failed lately");
        }

        @Test
        void whatWasBeforeTheFirstRunDoesNotCount() throws Exception {
            served(1_000, 1_000);

            assertThat(look()).isEqualTo("up");
        }

        @Test
        void whatIsOlderThanTheWindowDoesNotCount() throws Exception {
            check.check();
            served(20, 20);
            assertThat(check.check().status()).isEqualTo(Status.DEGRADED);
            for (int i = 0; i < 5; i++) {
                served(1, 0);
                assertThat(check.check().status()).isEqualTo(Status.DEGRADED);
            }

            served(1, 0);

            assertThat(check.check().data()).contains(entry("attempts", 6L), entry("failures", 0L));
        }

        @Test
        void countersThatBeginAnewBeginAnewWindow() throws Exception {
            served(50, 10);
            check.check();
            attempts = 0;
            failures = 0;

            assertThat(look()).isEqualTo("up");
            served(10, 10);

            assertThat(look()).isEqualTo("degraded: 10 of 10 attempts failed lately");
        }

        @Test
        void ratioVolumeAndWindowAreTheHostsToSet() throws Exception {
            RouteCheck strict = builder()
                    .errorRatio(0.1)
                    .minimumVolume(5)
                    .window(Duration.ofSeconds(5))
                    .build();
            strict.check();
            served(6, 1);
            assertThat(strict.check().message()).isEqualTo("1 of 6 attempts failed lately");

            served(0, 0);

            assertThat(strict.check().status()).isEqualTo(Status.UP);
        }
    }

    @Nested
    class ByWhatTheVendorSaid {

        @Test
        void aRouteSetAsideIsDegraded() throws Exception {
            more = traffic -> traffic.setAside("quota spent", Duration.ofSeconds(90));

            assertThat(look()).isEqualTo("degraded: it is set aside for 90 s more: quota spent");
        }

        @Test
        void lessThanATenthOfALimitIsLow() throws Exception {
            more = traffic -> traffic.requests(RouteTraffic.Left.of(10, 100, Duration.ofMinutes(1)));
            assertThat(look()).isEqualTo("up");

            more = traffic -> traffic.requests(RouteTraffic.Left.of(9, 100, Duration.ofMinutes(1)));

            assertThat(look()).isEqualTo("degraded: 9 requests are left of the vendor's limit");
        }

        @Test
        void fewAreLowWhereTheLimitWasNotSaid() throws Exception {
            more = traffic -> traffic.requests(RouteTraffic.Left.of(5, Duration.ofMinutes(1)))
                    .tokens(RouteTraffic.Left.of(1_999, Duration.ofMinutes(1)));

            Health health = check.check();

            assertThat(health.message()).isEqualTo("1999 tokens are left of the vendor's limit");
            assertThat(health.data()).contains(entry("requests_left", 5L), entry("tokens_left", 1_999L));
        }

        @Test
        void whatWasResetSinceIsForgotten() throws Exception {
            more = traffic -> traffic.requests(RouteTraffic.Left.of(0, Duration.ofSeconds(30)));
            quiet = Duration.ofSeconds(29);
            assertThat(check.check().status()).isEqualTo(Status.DEGRADED);

            quiet = Duration.ofSeconds(30);

            assertThat(check.check().data()).doesNotContainKey("requests_left");
            assertThat(look()).isEqualTo("up");
        }

        @Test
        void aBudgetThatIsNearlySpentIsDegraded() throws Exception {
            more = traffic -> traffic.budgetLeft(0.05);
            assertThat(look()).isEqualTo("up");

            more = traffic -> traffic.budgetLeft(0.049);
            assertThat(look()).isEqualTo("degraded: 4 % of the budget is left");
            more = traffic -> traffic.budgetLeft(0);

            assertThat(look()).isEqualTo("degraded: the budget is spent");
        }
    }

    @Test
    void severalReasonsStandWorstFirst() throws Exception {
        trip();
        more = traffic -> traffic.budgetLeft(0);

        assertThat(look()).isEqualTo("down: the breaker is open for 30 s more; the budget is spent");
    }

    @Nested
    class WhenSilent {

        private int listings;
        private boolean fails;
        private final RouteCheck asking = builder().listing(this::list).build();

        private int list() throws IOException {
            listings++;
            if (fails) {
                throw new IOException("https://user:secret@vendor");
            }
            return listings;
        }

        @Test
        void nothingIsAskedWhileThereIsTraffic() throws Exception {
            quiet = Duration.ofMinutes(5);

            assertThat(asking.check().status()).isEqualTo(Status.UP);
            assertThat(listings).isZero();
        }

        @Test
        void anUnbilledListingIsAskedOnceInAWhile() throws Exception {
            quiet = Duration.ofMinutes(6);
            assertThat(asking.check().data()).containsEntry("listing", "answered");

            for (int i = 0; i < 29; i++) {
                served(0, 0);
                assertThat(asking.check().status()).isEqualTo(Status.UP);
            }
            assertThat(listings).isEqualTo(1);
            served(0, 0);
            asking.check();

            assertThat(listings).isEqualTo(2);
        }

        @Test
        void aListingThatFailsIsDownAndAskedAgain() throws Exception {
            quiet = Duration.ofMinutes(6);
            fails = true;

            assertThat(asking.check().toString())
                    .isEqualTo("down: there was no attempt for 6 min, and listing its models failed: IOException");
            fails = false;

            assertThat(asking.check().toString()).isEqualTo("up");
            assertThat(listings).isEqualTo(2);
        }

        @Test
        void withoutAListingSilenceIsNoFault() throws Exception {
            quiet = Duration.ofMinutes(6);

            Health found = builder().build().check();

            assertThat(found.status()).isEqualTo(Status.UP);
            assertThat(found.data()).containsEntry("silent", true);
        }

        @Test
        void aRouteThatNobodyAskedIsSilentToo() throws Exception {
            RouteCheck fresh = RouteCheck.of(() -> RouteTraffic.of("primary", breaker.snapshot()));

            Health found = fresh.check();

            assertThat(found.status()).isEqualTo(Status.UP);
            assertThat(found.data()).containsEntry("silent", true);
        }

        @Test
        void anOpenBreakerIsNotAskedAbout() throws Exception {
            quiet = Duration.ofMinutes(6);
            trip();

            assertThat(asking.check().status()).isEqualTo(Status.DOWN);
            assertThat(listings).isZero();
        }

        @Test
        void silenceIsTheHostsToSet() throws Exception {
            quiet = Duration.ofSeconds(31);

            assertThat(builder()
                            .silentAfter(Duration.ofSeconds(30))
                            .build()
                            .check()
                            .data())
                    .containsEntry("silent", true);
            assertThat(builder().build().check().data()).doesNotContainKey("silent");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> builder().minimumVolume(0)).hasMessage("minimumVolume: 0 (expected: >= 1)");
        assertThatThrownBy(() -> builder().errorRatio(0)).hasMessage("errorRatio: 0.0 (expected: > 0 and <= 1)");
        assertThatThrownBy(() -> RouteTraffic.of(" ", breaker.snapshot()))
                .hasMessage("name: \" \" (expected: not blank)");
        assertThatThrownBy(() -> RouteTraffic.of("primary", breaker.snapshot()).budgetLeft(Double.NaN))
                .hasMessage("budgetLeft: NaN (expected: <= 1)");
        assertThatThrownBy(() -> RouteTraffic.Left.of(-1, Duration.ZERO)).hasMessage("remaining: -1 (expected: >= 0)");
    }
}
