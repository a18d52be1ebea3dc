package io.newsforge.health.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One message on its way to a sink, and what it is made of.
 *
 * @param message what the sink gets
 * @param members the alerts it tells of
 * @param overflow the ones it only counts
 */
record Parcel(Alert message, List<Pending> members, Overflow overflow) {

    /** How many alerts a digest names. */
    static final int MOST_NAMED = 100;

    static Parcel of(Pending only) {
        return new Parcel(only.alert(), List.of(only), new Overflow());
    }

    static Parcel digest(List<Pending> members, Overflow overflow, Instant now) {
        List<String> lines = new ArrayList<>();
        Severity gravest = overflow.gravest();
        AlertState state = members.isEmpty() ? AlertState.FIRING : AlertState.RESOLVED;
        Instant since = now;
        long folded = overflow.count() - 1;
        for (Pending member : members) {
            Alert alert = member.alert();
            lines.add(AlertText.line(alert));
            gravest = gravest.graver(alert.severity());
            state = alert.state() == AlertState.FIRING ? AlertState.FIRING : state;
            since = alert.since().isBefore(since) ? alert.since() : since;
            folded += alert.repeats() + 1;
        }
        if (!overflow.isEmpty()) {
            lines.add(overflow.line());
        }
        String title = (folded + 1) + " alerts in one message";
        String text = String.join("\n", lines);
        Alert message = new Alert("digest", gravest, state, title, text, Map.of(), since, Math.max(0, folded));
        return new Parcel(message, members, overflow);
    }

    boolean isDigest() {
        return (members.size() != 1) || !overflow.isEmpty();
    }

    List<String> keys() {
        return members.stream().map(member -> member.alert().key()).toList();
    }
}
