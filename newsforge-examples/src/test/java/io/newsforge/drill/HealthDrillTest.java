package io.newsforge.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.HealthReport;
import io.newsforge.testkit.ManualTime;
import io.newsforge.testkit.llm.Answer;
import io.newsforge.testkit.llm.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes away one part of a host after the other, and gives it back. What happens is the table of docs/health.md. */
class HealthDrillTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final String LIVE = "up 200";

    @TempDir
    private Path folder;

    private final ManualTime time = ManualTime.startingAt(START);
    private final List<String> rows = new ArrayList<>();
    private String before = "";

    /** What breaks or mends a part. */
    private interface Step {
        void happen() throws Exception;
    }

    private void row(Host host, String event) {
        String statuses = "%s | %s | %s"
                .formatted(
                        host.group(CheckOptions.LIVENESS),
                        host.group(CheckOptions.READINESS),
                        host.group(HealthReport.WHOLE));
        String messages = host.messages();
        String recoveries = host.recoveries();
        if (!event.isEmpty() || !statuses.equals(before) || !messages.isEmpty() || !recoveries.isEmpty()) {
            long seconds = Duration.between(START, time.instant()).toSeconds();
            rows.add("| %d s | %s | %s | %s | %s |".formatted(seconds, event, statuses, messages, recoveries));
            before = statuses;
        }
    }

    private void happens(Host host, String event, Step step, int rounds) throws Exception {
        step.happen();
        row(host, event);
        for (int i = 0; i < rounds; i++) {
            host.round();
            row(host, "");
        }
    }

    @Test
    void partsComeAndGoAsTheTableOfTheDocsSays() throws Exception {
        try (RealParts parts = new RealParts(folder);
                Host host = new Host(parts, time)) {
            host.round();
            happens(host, "everything is there", () -> {}, 2);
            happens(host, "PostgreSQL stops", parts::stopPostgres, 5);
            happens(host, "PostgreSQL starts", parts::startPostgres, 4);
            happens(host, "Redis stops", parts::stopRedis, 4);
            happens(host, "Redis starts", parts::startRedis, 4);
            happens(host, "the disk is 93 % full", () -> parts.fillDisk(0.93), 4);
            happens(host, "the disk is 40 % full", () -> parts.fillDisk(0.40), 3);
            int providerFails = rows.size();
            happens(host, "the provider answers 500", () -> parts.provider.always(Failure.serverError()), 9);
            happens(host, "the provider answers again", () -> parts.provider.always(Answer.of("Hello.")), 9);

            assertThat(rows.subList(providerFails, rows.size()))
                    .as("liveness and readiness while a provider fails")
                    .allMatch(row -> row.contains("| " + LIVE + " | " + LIVE + " |"));
        }
        assertThat(rows).allMatch(row -> row.split(" \\| ", -1)[2].equals(LIVE));
        assertThat(String.join("\n", Files.readAllLines(Path.of("..", "docs", "health.md"))))
                .contains(String.join("\n", rows));
    }
}
