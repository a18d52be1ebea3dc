package io.newsforge.llm.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.Usage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PriceTest {

    private final Price cached = new Price(new Rates(2_000_000, 200_000, 2_500_000, 10_000_000), null);

    @Nested
    class Exchange {

        @Test
        void isExactWhenAllThatMattersWasReported() {
            Usage usage = Usage.builder()
                    .input(1_000)
                    .cacheRead(600)
                    .cacheWrite(100)
                    .output(50)
                    .build();

            // 300 at 2, 600 at 0.20, 100 at 2.50, 50 at 10 dollars a million
            assertThat(cached.cost(usage)).isEqualTo(new Cost.Exact(600 + 120 + 250 + 500));
        }

        @Test
        void isRoundedUpOnceToTheNextMicroDollar() {
            Price price = Price.of(100_000, 500_000);

            assertThat(price.cost(Usage.of(1, 1))).isEqualTo(new Cost.Exact(1));
            assertThat(price.cost(Usage.of(10, 0))).isEqualTo(new Cost.Exact(1));
            assertThat(price.cost(Usage.of(11, 0))).isEqualTo(new Cost.Exact(2));
        }

        @Test
        void isBoundedWhenTheProviderDoesNotSayWhatWasCached() {
            assertThat(cached.cost(Usage.of(1_000, 50))).isEqualTo(new Cost.AtMost(2_500 + 500));
        }

        @Test
        void isBoundedWhenTheTokensAreAnEstimate() {
            Usage estimate = Usage.builder().input(10).output(10).estimated().build();

            assertThat(Price.of(1_000_000, 1_000_000).cost(estimate)).isEqualTo(new Cost.AtMost(20));
        }

        @Test
        void isUnknownAndNotZeroWithoutTokens() {
            assertThat(cached.cost(Usage.unknown())).isEqualTo(new Cost.Unknown());
            assertThat(cached.cost(Usage.builder().input(3).build())).isEqualTo(new Cost.Unknown());
        }

        @Test
        void costsNothingWhenZeroTokensWereReported() {
            assertThat(Price.of(1, 1).cost(Usage.of(0, 0))).isEqualTo(new Cost.Exact(0));
        }

        @Test
        void isWhollyBilledAtTheRatesOfLongPrompts() {
            Rates dear = new Rates(4_000_000, 4_000_000, 4_000_000, 15_000_000);
            Price price =
                    new Price(new Rates(2_000_000, 2_000_000, 2_000_000, 10_000_000), new Price.LongPrompts(100, dear));

            assertThat(price.cost(Usage.of(100, 10))).isEqualTo(new Cost.Exact(300));
            assertThat(price.cost(Usage.of(101, 10))).isEqualTo(new Cost.Exact(404 + 150));
        }
    }

    @Nested
    class WorstCase {

        @Test
        void takesTheDearestSortOfInput() {
            assertThat(cached.worst(1_000, 10)).isEqualTo(2_500 + 100);
        }

        @Test
        void coversEveryUsageWithinItsBounds() {
            Rates dear = new Rates(500_000, 50_000, 625_000, 2_500_000);
            Price price = new Price(new Rates(100_000, 10_000, 125_000, 500_000), new Price.LongPrompts(100, dear));

            for (long input = 0; input <= 140; input += 7) {
                for (long read = 0; read <= input; read += 5) {
                    Usage usage = Usage.builder()
                            .input(input)
                            .cacheRead(read)
                            .cacheWrite(input - read)
                            .output(input / 2)
                            .build();
                    assertThat(price.cost(usage).atMost().orElseThrow()).isLessThanOrEqualTo(price.worst(140, 70));
                }
            }
        }

        @Test
        void isNotHiddenByAnOverflow() {
            assertThat(cached.worst(Long.MAX_VALUE / 2, 1)).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void isUnknownForMoreTokensThanCanBeCounted() {
            long most = Long.MAX_VALUE;
            Usage absurd = Usage.builder()
                    .input(most)
                    .cacheRead(most)
                    .cacheWrite(most)
                    .output(most)
                    .build();

            assertThat(cached.cost(absurd)).isEqualTo(new Cost.Unknown());
            assertThat(cached.cost(Usage.of(most, most))).isEqualTo(new Cost.Unknown());
            assertThat(Price.free().cost(absurd)).isEqualTo(Cost.none());
        }
    }

    @Nested
    class Sums {

        @Test
        void areAsWellKnownAsTheLessKnownPart() {
            Cost exact = new Cost.Exact(3);
            Cost bounded = new Cost.AtMost(4);

            assertThat(exact.plus(exact)).isEqualTo(new Cost.Exact(6));
            assertThat(exact.plus(bounded)).isEqualTo(new Cost.AtMost(7));
            assertThat(bounded.plus(new Cost.Unknown())).isEqualTo(new Cost.Unknown());
            assertThat(exact.plus(new Cost.Exact(Long.MAX_VALUE))).isEqualTo(new Cost.Unknown());
        }
    }
}
