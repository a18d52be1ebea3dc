package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Usage;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.quota.UnknownPlanException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each attempt is reserved at its own route's price and settled by what is known of its bill. */
class LedgerTest {

    /** A bound of 150 tokens in at 1 and 50 out at 2. */
    private static final long WORST = 250;

    private final World world = new World();

    @AfterEach
    void theBooksBalanceAndNothingStaysReserved() {
        assertThat(world.quotas.audit(World.USER).balanced()).isTrue();
        assertThat(world.quotas.audit(World.USER).lines())
                .extracting(AuditLine::reserved)
                .allMatch(reserved -> reserved == 0);
    }

    @Test
    void settlesWhatTheVendorReported() {
        Routed routed = world.pair().send(World.PROMPT, World.FOR_USER);

        assertThat(routed.trace().cost()).isEqualTo(new Cost.Exact(140));
        assertThat(world.used(Unit.REQUESTS)).isEqualTo(1);
        assertThat(world.used(Unit.INPUT_TOKENS)).isEqualTo(100);
        assertThat(world.used(Unit.OUTPUT_TOKENS)).isEqualTo(20);
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(140);
    }

    @Test
    void releasesWhatCannotHaveBeenBilled() {
        world.one.always(FakeModel.fails(ErrorKind.OVERLOADED, Billing.NOT_BILLED));

        Routed routed = world.pair().send(World.PROMPT, World.FOR_USER);

        assertThat(routed.trace().attempts().get(0).cost()).isEqualTo(Cost.none());
        assertThat(world.used(Unit.REQUESTS)).isEqualTo(1);
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(140);
    }

    @Test
    void leavesWhatMayHaveBeenBilledChargedAsUnknown() {
        world.one.always(FakeModel.fails(ErrorKind.CUT, Billing.UNKNOWN));

        Routed routed = world.pair().send(World.PROMPT, World.FOR_USER);

        assertThat(routed.trace().attempts().get(0).cost()).isEqualTo(new Cost.AtMost(WORST));
        assertThat(routed.trace().cost()).isEqualTo(new Cost.AtMost(WORST + 140));
        assertThat(world.used(Unit.REQUESTS)).isEqualTo(2);
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST + 140);
        assertThat(unknown(Unit.MICRO_USD)).isEqualTo(WORST);
    }

    @Test
    void leavesAnAnswerWithoutUsageChargedAsUnknown() {
        world.one.always(FakeModel.says(Usage.unknown(), "ok"));

        Routed routed = world.pair().send(World.PROMPT, World.FOR_USER);

        assertThat(routed.trace().cost()).isEqualTo(new Cost.AtMost(WORST));
        assertThat(routed.trace().inputTokens()).isEmpty();
        assertThat(unknown(Unit.MICRO_USD)).isEqualTo(WORST);
    }

    @Test
    void takesAReportedZeroForZero() {
        world.one.always(FakeModel.says(Usage.of(0, 0), "ok"));

        world.pair().send(World.PROMPT, World.FOR_USER);

        assertThat(world.used(Unit.MICRO_USD)).isZero();
    }

    @Test
    void settlesARefusalThatWasBilled() {
        world.one.always(FakeModel.fails(
                ModelError.of(ErrorKind.REFUSED, "fake").billing(Billing.BILLED).usage(FakeModel.USAGE)));
        ModelRouter router = world.pair();

        World.failure(() -> router.send(World.PROMPT, World.FOR_USER));

        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(140);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void chargesNothingForWhatWasNotBilledWhateverTheError(ErrorKind kind) {
        world.one.always(FakeModel.fails(kind, Billing.NOT_BILLED));
        world.two.always(FakeModel.fails(kind, Billing.NOT_BILLED));
        ModelRouter router = world.pair();

        World.failure(() -> router.send(World.PROMPT, World.FOR_USER));

        assertThat(world.used(Unit.REQUESTS)).isZero();
        assertThat(world.used(Unit.MICRO_USD)).isZero();
    }

    @Test
    void reservesAtTheFallbacksOwnPrice() {
        world.one.always(FakeModel.fails(ErrorKind.OVERLOADED));
        ModelRouter router = world.router()
                .route(world.first().build())
                .route(world.second().price(Price.of(10_000_000, 20_000_000)).build())
                .build();

        router.send(World.PROMPT, World.FOR_USER);

        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(1_400);
    }

    @Test
    void passesADearRouteOverAndTakesACheapOneThatTheBudgetHasRoomFor() {
        ModelRouter router = world.router()
                .route(world.first().price(Price.of(10_000_000, 20_000_000)).build())
                .route(world.second().build())
                .build();
        CallOptions poor =
                CallOptions.builder().subject(Subject.user("p").on("poor")).build();

        Routed routed = router.send(World.PROMPT, poor);
        RoutingException spent = World.failure(() -> router.send(World.PROMPT, poor));

        assertThat(routed.trace().passedOver()).singleElement().isInstanceOf(PassedOver.OverQuota.class);
        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("second");
        assertThat(spent.kind()).isEqualTo(FailureKind.BUDGET_SPENT);
        assertThat(spent.kind().httpStatus()).isEqualTo(402);
        assertThat(spent.retryAfter()).isEmpty();
        assertThat(world.one.sent("m1")).isZero();
    }

    @Test
    void saysWhenARequestIsOneTooManyForTheMinute() {
        ModelRouter router = world.pair();
        CallOptions slow =
                CallOptions.builder().subject(Subject.user("s").on("slow")).build();
        router.send(World.PROMPT, slow);

        RoutingException refused = World.failure(() -> router.send(World.PROMPT, slow));

        assertThat(refused.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(refused.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61)));
        assertThat(refused.trace().passedOver()).hasSize(1);
    }

    @Test
    void passesAModelWithoutAPriceOverWhenMoneyIsCounted() {
        ModelRouter router = world.router()
                .route(Route.of("unpriced", world.one, "nobody-knows"))
                .route(world.second().build())
                .build();

        Routed routed = router.send(World.PROMPT, World.FOR_USER);
        router.send(
                World.PROMPT,
                CallOptions.builder().subject(Subject.user("c").on("counted")).build());

        assertThat(routed.trace().passedOver()).containsExactly(new PassedOver.Unpriced("unpriced"));
        assertThat(world.one.sent("nobody-knows")).isEqualTo(1);
    }

    @Test
    void chargesTheCeilingThatWasDeclaredForAModelWithoutAPrice() {
        ModelRouter router = world.router()
                .route(Route.builder("declared", world.one, "nobody-knows")
                        .costCeiling(5_000)
                        .build())
                .build();

        Routed routed = router.send(World.PROMPT, World.FOR_USER);

        assertThat(routed.trace().cost()).isEqualTo(new Cost.AtMost(5_000));
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(5_000);
    }

    @Test
    void givesAllBackWhenTheSubjectIsOnAPlanNobodyKnows() {
        ModelRouter router =
                world.router().route(world.first().maxConcurrent(1).build()).build();
        CallOptions strange = CallOptions.builder()
                .subject(Subject.user("x").on("no-such-plan"))
                .build();

        assertThatThrownBy(() -> router.send(World.PROMPT, strange)).isInstanceOf(UnknownPlanException.class);

        assertThat(router.snapshot().get(0).inFlight()).isZero();
        assertThat(router.send(World.PROMPT, World.FOR_USER).text()).isEqualTo("ok");
    }

    @Test
    void anAnswerThatReportsMoreTokensThanCanBeCountedIsGivenAndStaysChargedAsUnknown() {
        world.one.always(FakeModel.says(Usage.of(Long.MAX_VALUE, Long.MAX_VALUE), "ok"));
        ModelRouter router =
                world.router().route(world.first().maxConcurrent(1).build()).build();

        Routed routed = router.send(World.PROMPT, World.FOR_USER);

        assertThat(routed.text()).isEqualTo("ok");
        assertThat(routed.trace().cost()).isEqualTo(new Cost.AtMost(WORST));
        assertThat(unknown(Unit.MICRO_USD)).isEqualTo(WORST);
        assertThat(router.snapshot().get(0).inFlight()).isZero();
    }

    @Test
    void aFailureThatReportsMoreTokensThanCanBeCountedGivesItsPlaceBack() {
        world.one.always(FakeModel.fails(ModelError.of(ErrorKind.TRUNCATED, "fake")
                .billing(Billing.BILLED)
                .usage(Usage.of(Long.MAX_VALUE, Long.MAX_VALUE))));
        ModelRouter router = world.pair();

        assertThat(router.send(World.PROMPT, World.FOR_USER).text()).isEqualTo("ok");

        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
        assertThat(unknown(Unit.MICRO_USD)).isEqualTo(WORST);
    }

    @Test
    void boundsThatThrowAfterTheAnswerLeaveItsCostUnknown() {
        world.one.always(FakeModel.says(Usage.unknown(), "ok"));
        ModelRouter router = world.router()
                .bounds((model, prompt) -> {
                    throw new IllegalStateException("no table");
                })
                .route(world.first().build())
                .build();

        Routed routed = router.send(World.PROMPT);

        assertThat(routed.text()).isEqualTo("ok");
        assertThat(routed.trace().cost()).isEqualTo(new Cost.Unknown());
        assertThat(router.snapshot().get(0).inFlight()).isZero();
    }

    private long unknown(Unit unit) {
        return world.quotas.audit(World.USER).lines().stream()
                .filter(line -> line.counter().limit().equals(unit.label() + "-lifetime"))
                .mapToLong(AuditLine::unknown)
                .sum();
    }
}
