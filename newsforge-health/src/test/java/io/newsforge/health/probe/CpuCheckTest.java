package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuCheckTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path root;

    private long now;
    private long used = 40 * SECOND;

    private CpuCheck onFour() {
        return CpuCheck.reading(Clocks.stepping(() -> now), new ProcessTime(() -> used, new Cgroup(root), () -> 4));
    }

    private void pass(double seconds, double processors) {
        now += (long) (seconds * SECOND);
        used += (long) (seconds * processors * SECOND);
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static double share(CpuCheck check) {
        try {
            return check.check().data().get("share") instanceof Double share ? share : Double.NaN;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class OfTheProcess {

        @Test
        void oneReadingSaysNothing() throws Exception {
            assertThat(onFour().check().toString()).isEqualTo("unknown: two readings are needed and there is one");
        }

        @Test
        void itIsDegradedFromEightyPercentOfTheProcessors() throws Exception {
            CpuCheck check = onFour();
            pass(10, 3.1);
            assertThat(check.check().status()).isEqualTo(Status.UP);

            pass(10, 3.2);
            Health busy = check.check();

            assertThat(busy.toString()).isEqualTo("degraded: 80 % of the processor time is used");
            assertThat(busy.data()).containsExactly(entry("share", 0.8), entry("cpus", 4.0));
        }

        @Test
        void onlyTheTimeSinceTheLastRunCounts() throws Exception {
            CpuCheck check = onFour();
            pass(10, 4);
            assertThat(check.check().status()).isEqualTo(Status.DEGRADED);

            pass(10, 0.4);

            assertThat(check.check().data()).containsEntry("share", 0.1);
        }

        @Test
        void aRunThatComesTooSoonRepeatsTheLast() throws Exception {
            CpuCheck check = onFour();
            pass(10, 1);
            assertThat(check.check().data()).containsEntry("share", 0.25);

            pass(0.4, 4);
            assertThat(check.check().data()).containsEntry("share", 0.25);
            pass(0.4, 4);

            assertThat(check.check().data()).containsEntry("share", 1.0);
        }

        @Test
        void theThresholdIsTheHostsToSet() throws Exception {
            CpuCheck check = onFour().degradedAt(0.5);
            pass(1, 2);

            assertThat(check.check().status()).isEqualTo(Status.DEGRADED);
        }

        @Test
        void theQuotaOfVersion2IsWhatMayBeUsed() throws Exception {
            file("cpu.max", "50000 100000\n");
            CpuCheck check = onFour();
            pass(10, 0.45);

            assertThat(check.check().data()).containsExactly(entry("share", 0.9), entry("cpus", 0.5));
        }

        @Test
        void theQuotaOfVersion1IsWhatMayBeUsed() throws Exception {
            file("cpu/cpu.cfs_quota_us", "200000\n");
            file("cpu/cpu.cfs_period_us", "100000\n");
            CpuCheck check = onFour();
            pass(10, 1);

            assertThat(check.check().data()).containsExactly(entry("share", 0.5), entry("cpus", 2.0));
        }

        @Test
        void withoutAQuotaAllProcessorsMayBeUsed() throws Exception {
            file("cpu.max", "max 100000\n");
            CpuCheck check = onFour();
            pass(10, 1);

            assertThat(check.check().data()).containsEntry("cpus", 4.0);
        }

        @Test
        void aJvmThatDoesNotKnowIsUnknown() throws Exception {
            used = -1;
            CpuCheck check = onFour();
            now += SECOND;

            assertThat(check.check().status()).isEqualTo(Status.UNKNOWN);
        }

        @Test
        void thisProcessIsRead() {
            CpuCheck check = CpuCheck.ofProcess();

            Until.holds("a share is measured", () -> share(check) > 0);
        }
    }

    @Nested
    class OfTheSystem {

        @Test
        void itIsWhatTheJvmSays() throws Exception {
            assertThat(CpuCheck.reading(() -> 0.79).check().status()).isEqualTo(Status.UP);
            assertThat(CpuCheck.reading(() -> 0.93).check().toString())
                    .isEqualTo("degraded: 93 % of the processor time is used");
            assertThat(CpuCheck.reading(() -> -1).check().status()).isEqualTo(Status.UNKNOWN);
        }

        @Test
        void thisMachineIsRead() {
            CpuCheck check = CpuCheck.ofSystem();

            Until.holds("a share is measured", () -> (share(check) >= 0) && (share(check) <= 1));
        }
    }
}
