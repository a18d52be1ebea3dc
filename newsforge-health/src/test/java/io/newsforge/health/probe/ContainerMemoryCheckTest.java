package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerMemoryCheckTest {

    @TempDir
    Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Health look() {
        return ContainerMemoryCheck.under(root).check();
    }

    private void version2(String limit, long used, long inactive) throws IOException {
        file("memory.max", limit + "\n");
        file("memory.current", used + "\n");
        file("memory.stat", "anon 7\ninactive_file " + inactive + "\n");
    }

    @Test
    void version2IsReadWithoutThePagesThatCanBeGivenBack() throws IOException {
        version2("1000", 950, 200);

        Health health = look();

        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(health.data()).containsExactly(entry("used", 750L), entry("limit", 1_000L), entry("share", 0.75));
    }

    @Test
    void itIsDegradedFromEightyFivePercentAndDownOnlyIfTold() throws IOException {
        version2("1000", 990, 0);

        assertThat(look().toString()).isEqualTo("degraded: 99 % of the container's memory is used");
        assertThat(ContainerMemoryCheck.under(root).downAt(0.95).check().status())
                .isEqualTo(Status.DOWN);
        version2("1000", 849, 0);
        assertThat(look().status()).isEqualTo(Status.UP);
    }

    @Test
    void version1IsReadWhereThereIsNoVersion2() throws IOException {
        file("memory/memory.limit_in_bytes", "1000\n");
        file("memory/memory.usage_in_bytes", "960\n");
        file("memory/memory.stat", "inactive_file 1\ntotal_inactive_file 100\n");

        assertThat(look().toString()).isEqualTo("degraded: 86 % of the container's memory is used");
    }

    @Test
    void noLimitIsUp() throws IOException {
        assertThat(look().toString()).isEqualTo("up: no memory limit is set");
        file("memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(look().toString()).isEqualTo("up: no memory limit is set");
        version2("max", 990, 0);
        assertThat(look().toString()).isEqualTo("up: no memory limit is set");
    }

    @Test
    void aFileThatHoldsNoNumberIsUnknown() throws IOException {
        version2("a lot", 990, 0);

        assertThat(look().toString()).isEqualTo("unknown: the control group cannot be read: IOException");
    }
}
