package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import org.junit.jupiter.api.Test;

class HeapCheckTest {

    private static HeapCheck with(long used) {
        return HeapCheck.reading(() -> new HeapUse(used, 1_000, true));
    }

    @Test
    void itIsDegradedFromEightyFivePercentAndNeverDown() {
        assertThat(with(849).check().toString()).isEqualTo("up");
        assertThat(with(850).check().toString()).isEqualTo("degraded: 85 % of the heap is in use after collection");
        assertThat(with(1_000).check().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void bothSharesAreTheHostsToSet() {
        assertThat(with(600).degradedAt(0.5).check().status()).isEqualTo(Status.DEGRADED);
        assertThat(with(960).downAt(0.95).check().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aCollectorThatSaysNothingIsJudgedByAllThatIsThere() {
        Health health = HeapCheck.reading(() -> new HeapUse(900, 1_000, false)).check();

        assertThat(health.toString()).isEqualTo("degraded: 90 % of the heap is in use");
        assertThat(health.data()).containsEntry("measured", "now");
    }

    @Test
    void aHeapWithoutLargestSizeIsUnknown() {
        assertThat(HeapCheck.reading(() -> new HeapUse(900, -1, true)).check().toString())
                .isEqualTo("unknown: the heap has no largest size");
    }

    @Test
    void theHeapOfThisJvmIsRead() {
        Health health = HeapCheck.create().check();

        assertThat(health.data())
                .contains(entry("max", Runtime.getRuntime().maxMemory()), entry("measured", "after collection"));
        assertThat(HeapCheck.create().reach()).isEqualTo(Reach.PROCESS);
    }
}
