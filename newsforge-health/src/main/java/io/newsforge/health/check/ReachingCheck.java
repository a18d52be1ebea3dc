package io.newsforge.health.check;

import java.util.Objects;

/** A check that was told its reach. */
record ReachingCheck(HealthCheck told, Reach reach) implements HealthCheck {

    ReachingCheck {
        Objects.requireNonNull(told, "check");
        Objects.requireNonNull(reach, "reach");
    }

    @Override
    public Health check() throws Exception {
        return told.check();
    }
}
