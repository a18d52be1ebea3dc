package io.newsforge.llm.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceTableTest {

    private final PriceTable table = PriceTable.builtIn();

    @Test
    void everyBuiltInPriceHasASourceAndADay() {
        assertThat(table.models()).hasSizeGreaterThan(25).allSatisfy(model -> {
            PriceTable.Entry entry = table.entry(model).orElseThrow();
            assertThat(entry.source()).isNotBlank();
            assertThat(entry.checked()).isAfter(LocalDate.of(2026, 11, 1));
        });
    }

    @Test
    void aDatedSnapshotCostsWhatItsModelCosts() {
        assertThat(table.find("gpt-4o-2024-08-06")).isEqualTo(table.find("gpt-4o"));
        assertThat(table.find("claude-haiku-4-5-20251001")).isEqualTo(table.find("claude-haiku-4-5"));
        assertThat(table.find("gpt-4o"))
                .hasValueSatisfying(price ->
                        assertThat(price.rates()).isEqualTo(new Rates(2_500_000, 1_250_000, 2_500_000, 10_000_000)));
    }

    @Test
    void anUnknownModelHasNoPrice() {
        assertThat(table.find("gpt-4o-mini-tts")).isEmpty();
        assertThat(table.find("llama3")).isEmpty();
    }

    @Test
    void aHostReplacesAPriceWithoutChangingTheTableItHad() {
        PriceTable ours = table.with("gpt-4o", Price.free());

        assertThat(ours.find("gpt-4o")).hasValue(Price.free());
        assertThat(table.find("gpt-4o")).isNotEqualTo(ours.find("gpt-4o"));
    }

    @Test
    void longPromptsHaveTheirOwnRates() {
        Price price = table.find("claude-haiku-5-5").orElseThrow();

        assertThat(price.longPrompts()).hasValueSatisfying(longer -> {
            assertThat(longer.above()).isEqualTo(100_000);
            assertThat(longer.rates().input()).isEqualTo(500_000);
        });
    }

    @Test
    void aBrokenTableIsRefusedByName() {
        assertThatThrownBy(() -> PriceTable.parse("{}")).hasMessage("prices: OBJECT (expected: an array)");
        assertThatThrownBy(() -> PriceTable.parse("[{\"models\":[\"m\"],\"input\":\"1\"}]"))
                .hasMessage("prices[0].checked: missing (expected: a value)");
        assertThatThrownBy(() -> PriceTable.parse("[{\"models\":[\"m\"],\"input\":\"0.0000001\",\"output\":\"1\","
                        + "\"source\":\"s\",\"checked\":\"2026-11-21\"}]"))
                .hasMessage("prices[0].input: 0.0000001 (expected: dollars with at most 6 decimals)");
        assertThatThrownBy(() -> PriceTable.parse("[{\"models\":[\"m\"],\"input\":\"1\",\"output\":\"1\","
                        + "\"source\":\"s\",\"checked\":\"yesterday\"}]"))
                .hasMessage("prices[0].checked: yesterday (expected: a date)");
    }
}
