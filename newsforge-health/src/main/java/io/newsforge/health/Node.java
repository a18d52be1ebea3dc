package io.newsforge.health;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.Reach;
import java.util.function.Consumer;

/** A registered check or composite. Guarded by the registry's lock. */
sealed interface Node permits Watched, Branch {

    String path();

    CheckOptions options();

    /** How it stands, with its status taken anew from what it is made of. */
    CheckReport report();

    /** Says what has changed since the last time it was asked. */
    void changes(Moment now, Consumer<? super HealthChange> heard);

    /** Says that it is no longer there, which nobody can tell the status of. */
    void gone(Moment now, Consumer<? super HealthChange> heard);

    /** How many fail together when it fails. */
    Reach reach();

    /** Shows each check in it. */
    void leaves(Consumer<? super Watched> visitor);
}
