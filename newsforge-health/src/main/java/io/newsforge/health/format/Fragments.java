package io.newsforge.health.format;

import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Sighting;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * What was written of the checks of a report. A new report has most checks of the one before, as the same objects, so only what
 * changed is written anew. For one text and one thread while it is made, immutable afterwards.
 */
final class Fragments {

    private final IdentityHashMap<CheckReport, Fragment> before;
    private final IdentityHashMap<CheckReport, Fragment> now = new IdentityHashMap<>();
    private final List<Sighting> readings = new ArrayList<>();

    private Fragments(IdentityHashMap<CheckReport, Fragment> before) {
        this.before = before;
    }

    static Fragments none() {
        return new Fragments(new IdentityHashMap<>());
    }

    /** The beginning of the next text, which knows what is in this one. */
    Fragments next() {
        return new Fragments(now);
    }

    /** The text of a check, as it was or as it is made now; its readings are this text's next ones. */
    String text(CheckReport check, Function<CheckReport, Fragment> maker) {
        Fragment known = before.get(check);
        Fragment fragment = known != null ? known : maker.apply(check);
        now.put(check, fragment);
        readings.addAll(fragment.readings());
        return fragment.text();
    }

    List<Sighting> readings() {
        return readings;
    }
}
