package io.newsforge.health;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import java.util.Objects;
import java.util.Set;

/** What can be registered: a check or a composite, and its options. */
sealed interface Part {

    CheckOptions options();

    /** Refuses what reaches too far for the groups, or as a critical part of the whole. */
    void expectFits(String path, Set<String> groups, boolean critical);

    /** One check. */
    record Single(HealthCheck check, CheckOptions options) implements Part {

        public Single {
            Objects.requireNonNull(check, "check");
            Objects.requireNonNull(options, "options");
        }

        @Override
        public void expectFits(String path, Set<String> groups, boolean critical) {
            Reach reach = check.reach();
            if (groups.contains(CheckOptions.LIVENESS) && (reach != Reach.PROCESS)) {
                throw refused(path, reach, "only PROCESS in liveness");
            }
            if (groups.contains(CheckOptions.READINESS) && (reach == Reach.VENDOR)) {
                throw refused(path, reach, "PROCESS or SHARED in readiness");
            }
            if (critical && (options.criticality() == Criticality.CRITICAL) && (reach == Reach.VENDOR)) {
                throw refused(path, reach, "not VENDOR where it is critical for the whole");
            }
        }

        private static IllegalArgumentException refused(String path, Reach reach, String wanted) {
            return new IllegalArgumentException("reach of " + path + ": " + reach + " (expected: " + wanted + ")");
        }
    }

    /** A composite. */
    record Several(Composite composite, CheckOptions options) implements Part {

        public Several {
            Objects.requireNonNull(composite, "composite");
            Objects.requireNonNull(options, "options");
        }

        @Override
        public void expectFits(String path, Set<String> groups, boolean critical) {
            boolean stillCritical = critical && (options.criticality() == Criticality.CRITICAL);
            composite.members().forEach((name, part) -> part.expectFits(path + "/" + name, groups, stillCritical));
        }
    }
}
