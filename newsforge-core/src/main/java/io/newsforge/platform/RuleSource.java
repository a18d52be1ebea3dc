package io.newsforge.platform;

import java.time.YearMonth;
import java.util.Objects;

/** Where a rule of a platform is known from. Immutable. */
public sealed interface RuleSource {

    /**
     * Read outside.
     *
     * @param name the document, program or specification it was read in
     * @param checked the month it was last looked at
     * @param confidence how sure it is
     */
    record Published(String name, YearMonth checked, Confidence confidence) implements RuleSource {

        public Published {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(checked, "checked");
            Objects.requireNonNull(confidence, "confidence");
        }

        @Override
        public String describe() {
            return name + ", checked " + checked;
        }
    }

    /** Set by the host that uses NewsForge, who answers for it. */
    record Host() implements RuleSource {

        @Override
        public String describe() {
            return "set by the host";
        }
    }

    /** How sure a published rule is. */
    enum Confidence {
        /** Read in the platform's own source code, schema or tests. */
        SOURCE,
        /** Read in the platform's official documentation. */
        DOCS,
        /** Told by other tools or the press. */
        SECONDARY,
        /** Said here and there, or chosen with caution where nothing is published. */
        UNCONFIRMED
    }

    /**
     * Says it for people.
     *
     * @return one line, such as {@code twitter-text config/v3.json, checked 2026-11}
     */
    String describe();
}
