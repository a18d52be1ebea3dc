package io.newsforge.health;

import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is registered, and what readers see of it. Guarded by the registry's lock, but for what is published. */
final class Roster {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Shown> groupsShown = new LinkedHashMap<>();
    private final List<HealthChange> found = new ArrayList<>();
    private final String version;
    private final Announcements announcements;
    private List<Watched> leaves = List.of();
    private @Nullable CheckReport stopped;
    private boolean startedUp;
    private volatile Published published;

    Roster(String version, Announcements announcements, Moment now) {
        this.version = version;
        this.announcements = announcements;
        this.published = Published.of(nodes.values(), null, false, version, now);
    }

    /** The latest reports. Needs no lock. */
    Published published() {
        return published;
    }

    /** All checks, those in composites too. */
    List<Watched> leaves() {
        return leaves;
    }

    Node add(String name, Part part, Moment now) {
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("name: \"" + name + "\" (expected: not registered yet)");
        }
        Node added = node(name, name, part, now);
        nodes.put(name, added);
        listLeaves();
        return added;
    }

    private static Node node(String name, String path, Part part, Moment now) {
        if (part instanceof Part.Several several) {
            List<Node> members = new ArrayList<>();
            several.composite()
                    .members()
                    .forEach((member, inner) -> members.add(node(member, path + "/" + member, inner, now)));
            return new Branch(name, path, part.options(), members, now);
        }
        return new Watched(name, path, (Part.Single) part, now);
    }

    /** Takes out what is still there, which readers see at the next publishing; answers whether it was. */
    boolean remove(String name, Node added, Moment now) {
        if (!nodes.remove(name, added)) {
            return false;
        }
        added.gone(now, found::add);
        listLeaves();
        return true;
    }

    private void listLeaves() {
        List<Watched> all = new ArrayList<>();
        nodes.values().forEach(node -> node.leaves(all::add));
        leaves = List.copyOf(all);
    }

    void stopServing(String reason, Moment now) {
        stopped = Published.stopped(reason, now);
    }

    /** Shows readers how things stand, and then announces what has changed, since somebody may be telling meanwhile. */
    void publish(Moment now) {
        nodes.values().forEach(node -> node.changes(now, found::add));
        Published next = Published.of(nodes.values(), stopped, startedUp, version, now);
        startedUp |= next.startedUp();
        published = next;
        next.groups().values().forEach(report -> compare(report, now));
        groupsShown
                .entrySet()
                .removeIf(shown -> !next.groups().containsKey(shown.getKey())
                        && found.add(shown.getValue().gone(now)));
        found.forEach(announcements::add);
        found.clear();
    }

    private void compare(HealthReport report, Moment now) {
        groupsShown
                .computeIfAbsent(
                        report.group(),
                        group -> new Shown(HealthChange.Kind.GROUP, group, Criticality.CRITICAL, Reach.PROCESS, now))
                .show(report.status(), Health.of(report.status(), ""), now)
                .ifPresent(found::add);
    }
}
