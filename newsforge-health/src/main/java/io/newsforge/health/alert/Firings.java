package io.newsforge.health.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is firing, by key, and what of it was told. Guarded by the lock of {@link Alerts}. */
final class Firings {

    /** One key that fires. */
    private static final class Firing {
        private Alert latest;
        private long toldAt;
        private boolean reminds = true;

        private Firing(Alert first, long toldAt) {
            this.latest = first;
            this.toldAt = toldAt;
        }

        /** What is to be told now; the repeats are told with it. */
        private Alert tell(long nanos) {
            Alert told = latest;
            toldAt = nanos;
            latest = latest.with(latest.severity(), 0);
            return told;
        }

        /** Takes a repeat in; answers whether it is graver. */
        private boolean repeat(Alert alert) {
            boolean graver = alert.severity().compareTo(latest.severity()) > 0;
            latest = alert.began(latest.since())
                    .with(latest.severity().graver(alert.severity()), latest.repeats() + 1 + alert.repeats());
            reminds = true;
            return graver;
        }
    }

    private final Map<String, Firing> firings = new LinkedHashMap<>();
    private final int most;
    private final long remindAfter;

    Firings(int most, long remindAfter) {
        this.most = most;
        this.remindAfter = remindAfter;
    }

    /** What is to be told of an alert that is raised: the first of its key, and one that is graver than what was told. */
    Optional<Alert> raise(Alert alert, long nanos) {
        Firing known = firings.get(alert.key());
        if (known != null) {
            return known.repeat(alert) ? Optional.of(known.tell(nanos)) : Optional.empty();
        }
        if (firings.size() < most) {
            firings.put(alert.key(), new Firing(alert.with(alert.severity(), 0), nanos));
        }
        return Optional.of(alert);
    }

    /** One that was firing before a restart. Nobody knows whether it still is, so there is no reminder until it is raised again. */
    void restore(Alert alert, long nanos) {
        if ((firings.size() < most) && !firings.containsKey(alert.key())) {
            Firing firing = new Firing(alert.with(alert.severity(), 0), nanos);
            firing.reminds = false;
            firings.put(alert.key(), firing);
        }
    }

    /** What is to be told when a key is over: nothing if it was not firing. An empty title leaves the one it had. */
    Optional<Alert> resolve(String key, String title, Instant at) {
        Firing known = firings.remove(key);
        if (known == null) {
            return Optional.empty();
        }
        Duration lasted = Duration.between(known.latest.since(), at);
        String how = "it began at " + known.latest.since() + " and lasted "
                + Texts.lasted(lasted.isNegative() ? Duration.ZERO : lasted);
        return Optional.of(known.latest.resolved(title, at, how));
    }

    /** What is to be told again, since it was told long ago and is still so. */
    List<Alert> reminders(long nanos) {
        List<Alert> due = new ArrayList<>();
        for (Firing firing : firings.values()) {
            if (firing.reminds && (nanos - firing.toldAt >= remindAfter)) {
                due.add(firing.tell(nanos));
            }
        }
        return due;
    }

    /** How long until the next reminder. */
    long untilNext(long nanos) {
        return firings.values().stream()
                .filter(firing -> firing.reminds)
                .mapToLong(firing -> remindAfter - (nanos - firing.toldAt))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** What is firing, oldest first. */
    List<Alert> all() {
        return firings.values().stream().map(firing -> firing.latest).toList();
    }
}
