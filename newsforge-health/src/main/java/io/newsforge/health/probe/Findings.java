package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** What a check that looks at several things has found: the worst counts, and the reasons stand worst first. One thread at a time. */
final class Findings {

    private record Finding(Status status, String message) {}

    private final List<Finding> all = new ArrayList<>();
    private final List<UnaryOperator<Health>> data = new ArrayList<>();

    /** A reason; one that is up is none. */
    void add(Status status, String message) {
        if (status != Status.UP) {
            all.add(new Finding(status, message));
        }
    }

    void data(UnaryOperator<Health> more) {
        data.add(more);
    }

    boolean isDown() {
        return !all.isEmpty() && worst() == Status.DOWN;
    }

    Health health() {
        Health health = all.isEmpty() ? Health.up() : Health.of(worst(), message());
        for (UnaryOperator<Health> more : data) {
            health = more.apply(health);
        }
        return health;
    }

    private Status worst() {
        return all.stream().map(Finding::status).reduce(Status.UP, Status::worse);
    }

    private String message() {
        StringJoiner joined = new StringJoiner("; ");
        all.stream()
                .sorted((one, other) -> other.status().compareTo(one.status()))
                .forEach(finding -> joined.add(finding.message()));
        return joined.toString();
    }
}
