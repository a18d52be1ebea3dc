package io.newsforge.quota;

import java.util.List;
import java.util.function.Consumer;

/** Closes reservations where they are held, or later, and says what came of it. Thread-safe. */
final class Closings {

    private final QuotaStore store;
    private final AwayStore away;
    private final QuotaMeters meters;
    private final Consumer<QuotaEvent> events;

    Closings(QuotaStore store, AwayStore away, QuotaMeters meters, Consumer<QuotaEvent> events) {
        this.store = store;
        this.away = away;
        this.meters = meters;
        this.events = events;
    }

    Closing close(Reservation reservation, CloseRequest request) {
        if (reservation.local()) {
            CloseAnswer local = away.close(request);
            return local == null ? away(false) : closing(reservation, local);
        }
        if (!away.present()) {
            return later(request);
        }
        CloseAnswer answer;
        try {
            answer = store.close(request);
        } catch (QuotaStoreException e) {
            away.threw(e);
            return later(request);
        }
        away.answered();
        return closing(reservation, answer);
    }

    private Closing later(CloseRequest request) {
        return away(away.later(request));
    }

    private Closing away(boolean queued) {
        meters.closed(QuotaMeters.End.AWAY);
        return new Closing.StoreAway(queued);
    }

    private Closing closing(Reservation reservation, CloseAnswer answer) {
        if (answer instanceof CloseAnswer.Closed closed) {
            Hold hold = closed.hold();
            meters.closed(QuotaMeters.End.of(hold.state()));
            tellOverruns(reservation, hold.lines());
            return new Closing.Closed(hold.state(), hold.lines());
        }
        if (answer instanceof CloseAnswer.AlreadyClosed already) {
            meters.closed(QuotaMeters.End.REPEATED);
            return new Closing.AlreadyClosed(already.hold().state());
        }
        meters.closed(QuotaMeters.End.LOST);
        return new Closing.NotFound();
    }

    private void tellOverruns(Reservation reservation, List<HeldLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).overrun() > 0) {
                HeldLine line = lines.get(i);
                meters.overrun(line);
                events.accept(new QuotaEvent.Overrun(reservation, line));
            }
        }
    }
}
