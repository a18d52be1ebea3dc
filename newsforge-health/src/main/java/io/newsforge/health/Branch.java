package io.newsforge.health;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A registered composite. Guarded by the registry's lock. */
final class Branch implements Node {

    private final String name;
    private final String path;
    private final CheckOptions options;
    private final List<Node> members;
    private final Shown shown;
    private @Nullable CheckReport report;

    Branch(String name, String path, CheckOptions options, List<Node> members, Moment now) {
        this.name = name;
        this.path = path;
        this.options = options;
        this.members = members;
        this.shown = new Shown(HealthChange.Kind.CHECK, path, options.criticality(), reach(), now);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public CheckOptions options() {
        return options;
    }

    @Override
    public CheckReport report() {
        List<CheckReport> reports = members.stream().map(Node::report).toList();
        if ((report == null) || !report.since().equals(shown.since()) || !same(report.members(), reports)) {
            report = new CheckReport(
                    name,
                    HealthReport.overall(reports),
                    shown.since(),
                    options.criticality(),
                    options.tags(),
                    null,
                    null,
                    null,
                    0,
                    reports);
        }
        return report;
    }

    /** Whether these are the same objects, which writers of reports know again. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(List<CheckReport> before, List<CheckReport> now) {
        for (int i = 0; i < now.size(); i++) {
            if (before.get(i) != now.get(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void changes(Moment now, Consumer<? super HealthChange> heard) {
        members.forEach(member -> member.changes(now, heard));
        Status status = report().status();
        shown.show(status, Health.of(status, ""), now).ifPresent(heard);
    }

    @Override
    public void gone(Moment now, Consumer<? super HealthChange> heard) {
        members.forEach(member -> member.gone(now, heard));
        heard.accept(shown.gone(now));
    }

    @Override
    public Reach reach() {
        return members.stream().map(Node::reach).reduce(Reach.PROCESS, Reach::further);
    }

    @Override
    public void leaves(Consumer<? super Watched> visitor) {
        members.forEach(member -> member.leaves(visitor));
    }
}
