package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.format.HealthFormat;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthFormatTest {

    private static final CheckOptions CRITICAL = CheckOptions.critical()
            .jitter(0)
            .grace(Duration.ZERO)
            .downAfter(1)
            .in(CheckOptions.READINESS)
            .build();

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final HealthRegistry health = HealthRegistry.builder()
            .version("1.4.0")
            .time(time)
            .executor(Runnable::run)
            .build();
    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void register() {
        health.register(
                "database",
                () -> {
                    time.advance(Duration.ofNanos(1_234_567));
                    return Health.up()
                            .with("active", 3)
                            .with("share", 0.25)
                            .with("role", "primary")
                            .with("ok", true);
                },
                CRITICAL);
        health.register(
                "storage",
                Composite.of(
                        "disk",
                        () -> Health.degraded("91 % used\n\"quoted\" \u001b[31m"),
                        CheckOptions.degrading().tagged("slow", "local").build()),
                CheckOptions.degrading().build());
    }

    private JsonNode json(HealthFormat format) throws Exception {
        return mapper.readTree(format.format(health.report()));
    }

    @Test
    void ourJsonHasTheFourFactsOfTheWhole() throws Exception {
        health.tick();

        JsonNode report = json(HealthFormat.json(time));

        assertThat(report.fieldNames()).toIterable().containsExactly("status", "version", "timestamp", "dependencies");
        assertThat(report.path("status").asText()).isEqualTo("degraded");
        assertThat(report.path("version").asText()).isEqualTo("1.4.0");
        assertThat(Instant.parse(report.path("timestamp").asText()))
                .isEqualTo(health.report().at());
    }

    @Test
    void ourJsonSaysOfEachCheckWhatIsKnown() throws Exception {
        health.tick();
        time.advance(Duration.ofMillis(750));

        JsonNode database = json(HealthFormat.json(time)).at("/dependencies/database");

        assertThat(database.path("status").asText()).isEqualTo("up");
        assertThat(database.path("criticality").asText()).isEqualTo("critical");
        assertThat(database.path("latency_ms").asDouble()).isEqualTo(1.235);
        assertThat(database.path("age_ms").asLong()).isEqualTo(750);
        assertThat(database.path("data").toString())
                .isEqualTo("{\"active\":3,\"share\":0.25,\"role\":\"primary\",\"ok\":true}");
    }

    @Test
    void ourJsonNestsCompositesAndEscapesWhatChecksSay() throws Exception {
        health.tick();

        JsonNode disk = json(HealthFormat.json(time)).at("/dependencies/storage/dependencies/disk");

        assertThat(disk.path("message").asText()).isEqualTo("91 % used\n\"quoted\" \u001b[31m");
        assertThat(disk.path("tags").toString()).isEqualTo("[\"local\",\"slow\"]");
    }

    @Test
    void beforeTheFirstReadingThereIsNoAge() throws Exception {
        JsonNode database = json(HealthFormat.json(time)).at("/dependencies/database");

        assertThat(database.path("status").asText()).isEqualTo("unknown");
        assertThat(database.path("message").asText()).isEqualTo("not looked at yet");
        assertThat(database.has("age_ms")).isFalse();
    }

    @Test
    void agesGrowWhileTheReportIsTheSame() throws Exception {
        health.tick();
        HealthFormat format = HealthFormat.json(time);
        json(format);

        time.advance(Duration.ofSeconds(2));

        assertThat(json(format).at("/dependencies/database/age_ms").asLong()).isEqualTo(2_000);
    }

    @Test
    void whatHasChangedIsWrittenAnewAndTheRestIsAsItWas() throws Exception {
        AtomicReference<Health> mail = new AtomicReference<>(Health.up());
        health.register("mail", () -> Objects.requireNonNull(mail.get()), CRITICAL);
        health.tick();
        HealthFormat format = HealthFormat.json(time);
        JsonNode before = json(format);
        mail.set(Health.down("no route"));
        time.advance(Duration.ofSeconds(11));
        health.tick();

        JsonNode after = json(format);

        assertThat(after.at("/dependencies/mail/message").asText()).isEqualTo("no route");
        assertThat(after.at("/dependencies/storage/dependencies/disk/message"))
                .isEqualTo(before.at("/dependencies/storage/dependencies/disk/message"));
        assertThat(after).isEqualTo(json(HealthFormat.json(time)));
    }

    @Test
    void oneFormatServesReportsOfSeveralGroups() throws Exception {
        health.tick();
        HealthFormat format = HealthFormat.json(time);

        json(format);
        JsonNode readiness = mapper.readTree(format.format(health.report(CheckOptions.READINESS)));

        assertThat(readiness.path("dependencies").fieldNames()).toIterable().containsExactly("database");
        assertThat(json(format).path("dependencies")).hasSize(2);
    }

    @Test
    void theDraftsJsonPassesWarnsAndFails() throws Exception {
        health.tick();
        HealthFormat format = HealthFormat.healthJson(time);

        JsonNode report = json(format);

        assertThat(format.mediaType()).isEqualTo("application/health+json");
        assertThat(report.path("status").asText()).isEqualTo("warn");
        JsonNode database = report.path("checks").path("database:responseTime").path(0);
        assertThat(database.path("status").asText()).isEqualTo("pass");
        assertThat(database.path("observedValue").asDouble()).isEqualTo(1.235);
        assertThat(database.path("observedUnit").asText()).isEqualTo("ms");
        assertThat(report.path("checks")
                        .path("storage/disk:responseTime")
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("warn");
    }

    @Test
    void theDraftsJsonFailsWhereAProbeIsAnsweredWith503() throws Exception {
        assertThat(health.report().httpStatus()).isEqualTo(503);

        assertThat(json(HealthFormat.healthJson(time)).path("status").asText()).isEqualTo("fail");
    }

    @Test
    void theTextHasALineACheckWhateverChecksSay() {
        health.tick();
        time.advance(Duration.ofSeconds(1));

        String text = HealthFormat.text(time).format(health.report());

        assertThat(text.lines())
                .containsExactly(
                        "health: degraded (version 1.4.0, 2026-11-26T08:00:00.001234567Z)",
                        "  up        database (1.235 ms, 1000 ms ago), active=3, share=0.25, role=primary, ok=true",
                        "  degraded  storage",
                        "    degraded  disk (0.0 ms, 1000 ms ago): 91 % used \"quoted\"  [31m");
    }
}
