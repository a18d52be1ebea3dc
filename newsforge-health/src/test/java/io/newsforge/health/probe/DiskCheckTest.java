package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {

    @TempDir
    Path folder;

    private static DiskCheck with(long usable) {
        return DiskCheck.reading("spool", () -> new DiskSpace(usable, 1_000));
    }

    @Test
    void aDiskWithRoomIsUp() throws Exception {
        Health health = with(101).check();

        assertThat(health.toString()).isEqualTo("up");
        assertThat(health.data())
                .containsExactly(
                        entry("path", "spool"), entry("usable", 101L), entry("total", 1_000L), entry("used", 0.899));
    }

    @Test
    void itIsDegradedFromNinetyPercentAndDownFromNinetyEight() throws Exception {
        assertThat(with(100).check().toString()).isEqualTo("degraded: 90 % of the disk is used");
        assertThat(with(21).check().toString()).isEqualTo("degraded: 97 % of the disk is used");
        assertThat(with(20).check().toString()).isEqualTo("down: 98 % of the disk is used");
        assertThat(with(0).check().toString()).isEqualTo("down: 100 % of the disk is used");
    }

    @Test
    void bothSharesAreTheHostsToSet() throws Exception {
        DiskCheck check = with(400).degradedAt(0.5).downAt(0.7);

        assertThat(check.check().status()).isEqualTo(Status.DEGRADED);
        assertThat(check.downAt(0.6).check().status()).isEqualTo(Status.DOWN);
        assertThatThrownBy(() -> check.downAt(1.1)).hasMessage("downAt: 1.1 (expected: > 0 and <= 1)");
    }

    @Test
    void aStoreWithoutSizeIsUnknown() throws Exception {
        Health health = DiskCheck.reading("proc", () -> new DiskSpace(0, 0)).check();

        assertThat(health.toString()).isEqualTo("unknown: the file store has no size");
    }

    @Test
    void theStoreOfARealPathIsRead() throws Exception {
        Health health = DiskCheck.of(folder).degradedAt(1).downAt(1).check();

        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(health.data())
                .containsEntry("total", Files.getFileStore(folder).getTotalSpace());
    }

    @Test
    void aPathThatIsGoneIsAFailure() {
        DiskCheck check = DiskCheck.of(folder.resolve("gone"));

        assertThatThrownBy(check::check).isInstanceOf(NoSuchFileException.class);
        assertThat(check.reach()).isEqualTo(Reach.PROCESS);
    }
}
