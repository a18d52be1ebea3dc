package io.newsforge.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random histories of asking, answering late, never or twice, forcing and waiting, against {@link BreakerModel}. */
class BreakerModelTest {

    /** What happens next; the number picks a call under way, or says how long time passes. */
    record Move(Kind kind, int number) {}

    enum Kind {
        ASK,
        SUCCESS,
        FAILURE,
        IGNORED,
        AGAIN,
        LOSE,
        WAIT,
        FORCE_OPEN,
        DISABLE,
        RESET
    }

    record Pair(Permit permit, BreakerModel.Call call) {}

    @Property(tries = 50_000)
    void consecutiveRuleDoesWhatTheModelDoes(
            @ForAll("moves") List<Move> moves, @ForAll("small") int failures, @ForAll("small") int probes) {
        new History(TripRule.consecutive(failures), probes).run(moves);
    }

    @Property(tries = 50_000)
    void countWindowDoesWhatTheModelDoes(
            @ForAll("moves") List<Move> moves, @ForAll("small") int window, @ForAll("small") int probes) {
        TripRule rule = TripRule.rate(0.5).overLast(2 * window).atLeast(window);

        new History(rule, probes).run(moves);
    }

    @Provide
    Arbitrary<Integer> small() {
        return Arbitraries.integers().between(1, 4);
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(12, Kind.ASK),
                Tuple.of(5, Kind.SUCCESS),
                Tuple.of(8, Kind.FAILURE),
                Tuple.of(2, Kind.IGNORED),
                Tuple.of(1, Kind.AGAIN),
                Tuple.of(1, Kind.LOSE),
                Tuple.of(6, Kind.WAIT),
                Tuple.of(1, Kind.FORCE_OPEN),
                Tuple.of(1, Kind.DISABLE),
                Tuple.of(2, Kind.RESET));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 70))
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    /** One history, played on both. */
    private static final class History {

        private final FakeTime time = new FakeTime();
        private final CircuitBreaker breaker;
        private final BreakerModel model;
        private final List<Pair> calls = new ArrayList<>();
        private final List<BreakerTransition> told = new ArrayList<>();
        private long now;

        History(TripRule rule, int probes) {
            breaker = CircuitBreaker.builder("model")
                    .rule(rule)
                    .probes(probes)
                    .coolDown(Duration.ofSeconds(BreakerModel.COOL_DOWN))
                    .probeExpiry(Duration.ofSeconds(BreakerModel.EXPIRY))
                    .time(time)
                    .listener(told::add)
                    .build();
            model = new BreakerModel(rule, probes);
        }

        void run(List<Move> moves) {
            for (Move move : moves) {
                play(move);
                compare(move);
            }
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i).from()).isEqualTo(told.get(i - 1).to());
            }
        }

        private void play(Move move) {
            switch (move.kind()) {
                case ASK -> ask();
                case SUCCESS -> answer(move, Outcome.SUCCESS);
                case FAILURE -> answer(move, Outcome.FAILURE);
                case IGNORED -> answer(move, Outcome.IGNORED);
                case AGAIN -> answerTwice(move);
                case LOSE -> take(move);
                case WAIT -> passTime(move.number());
                case FORCE_OPEN -> force(BreakerState.FORCED_OPEN, breaker::forceOpen);
                case DISABLE -> force(BreakerState.DISABLED, breaker::disable);
                case RESET -> {
                    breaker.reset();
                    model.go(BreakerState.CLOSED, now);
                }
            }
        }

        private void ask() {
            Admission answer = breaker.tryAcquire();
            BreakerModel.Call call = model.ask(now);
            assertThat(answer instanceof Permit).isEqualTo(call != null);
            if (answer instanceof Permit permit) {
                calls.add(new Pair(permit, Objects.requireNonNull(call)));
            } else if (answer instanceof Admission.Rejected rejected && model.state == BreakerState.OPEN) {
                assertThat(rejected.retryAfter())
                        .isEqualTo(Duration.ofSeconds(BreakerModel.COOL_DOWN - (now - model.openedAt)));
            }
        }

        private void answer(Move move, Outcome outcome) {
            Pair pair = take(move);
            if (pair != null) {
                pair.permit().record(outcome);
                model.answer(pair.call(), outcome, now);
            }
        }

        /** A probe's second result counts nowhere, whatever the first was. */
        private void answerTwice(Move move) {
            Pair pair = take(move);
            if (pair != null && pair.permit() instanceof ProbePermit) {
                pair.permit().success();
                model.answer(pair.call(), Outcome.SUCCESS, now);
                pair.permit().failure();
            }
        }

        @Nullable
        private Pair take(Move move) {
            return calls.isEmpty() ? null : calls.remove(move.number() % calls.size());
        }

        private void passTime(int seconds) {
            time.advance(Duration.ofSeconds(seconds));
            now += seconds;
        }

        private void force(BreakerState state, Runnable forcing) {
            forcing.run();
            if (model.state != state) {
                model.go(state, now);
            }
        }

        private void compare(Move move) {
            BreakerSnapshot seen = breaker.snapshot();
            assertThat(seen.state()).as(move.toString()).isEqualTo(model.state);
            assertThat(seen.generation()).isEqualTo(model.epoch);
            assertThat(seen.probesGood()).isEqualTo(model.good);
            assertThat(seen.probesOut()).isEqualTo((int)
                    model.out.stream().filter(call -> call.expiry > now).count());
            assertThat(seen.probesOut() + seen.probesGood()).isLessThanOrEqualTo(model.probes);
        }
    }
}
