package io.newsforge.quota;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Takes reservations from the store, or from the allowances while it is away, and says what came of it. Thread-safe. */
final class Reserving {

    private final QuotaStore store;
    private final AwayStore away;
    private final QuotaMeters meters;
    private final Consumer<QuotaEvent> events;

    Reserving(QuotaStore store, AwayStore away, QuotaMeters meters, Consumer<QuotaEvent> events) {
        this.store = store;
        this.away = away;
        this.meters = meters;
        this.events = events;
    }

    /** The wall clock is for the standings; the hold has a time of its own. */
    Grant reserve(HoldRequest hold, LineUp lineUp, Instant at) {
        HoldAnswer known = away.known(hold);
        if (known != null) {
            return grant(new Reservation(hold.group(), hold.key(), true), lineUp, known, at);
        }
        if (!away.present()) {
            return reserveAway(hold, lineUp, at);
        }
        HoldAnswer answer;
        try {
            answer = store.take(hold);
        } catch (QuotaStoreException e) {
            away.threw(e);
            return reserveAway(hold, lineUp, at);
        }
        away.answered();
        if (answer instanceof HoldAnswer.Refused refused) {
            return refused(lineUp, refused, at);
        }
        return grant(new Reservation(hold.group(), hold.key(), false), lineUp, answer, at);
    }

    private Grant reserveAway(HoldRequest hold, LineUp lineUp, Instant at) {
        int refusing = lineUp.firstRefusing();
        if (refusing >= 0) {
            return storeAway(lineUp, refusing);
        }
        HoldAnswer answer = away.take(hold.asking(lineUp.allowances()));
        if (answer == null) {
            return storeAway(lineUp, 0);
        }
        return answer instanceof HoldAnswer.Refused refused
                ? storeAway(lineUp, refused.line())
                : grant(new Reservation(hold.group(), hold.key(), true), lineUp, answer, at);
    }

    private Grant grant(Reservation reservation, LineUp lineUp, HoldAnswer answer, Instant at) {
        if (answer instanceof HoldAnswer.Taken taken) {
            meters.reserved(reservation.local() ? QuotaMeters.Outcome.ALLOWED : QuotaMeters.Outcome.GRANTED);
            warn(lineUp, taken.readings(), at);
            return new Grant.Granted(reservation, lineUp.standings(taken.readings(), at));
        }
        if (answer instanceof HoldAnswer.Known known) {
            meters.reserved(QuotaMeters.Outcome.REPLAYED);
            return new Grant.Replayed(reservation, known.hold().state());
        }
        meters.reserved(QuotaMeters.Outcome.CONFLICT);
        return new Grant.Conflict(reservation.key());
    }

    private void warn(LineUp lineUp, List<CounterReading> readings, Instant at) {
        for (int i = 0; i < readings.size(); i++) {
            if (lineUp.nears(i, readings.get(i).used())) {
                events.accept(new QuotaEvent.NearLimit(lineUp.standing(i, readings.get(i), at)));
            }
        }
    }

    private Grant refused(LineUp lineUp, HoldAnswer.Refused refused, Instant at) {
        meters.reserved(QuotaMeters.Outcome.REFUSED);
        long asked = lineUp.lines().get(refused.line()).amount();
        List<Standing> standings = lineUp.standings(refused.readings(), at);
        Standing standing = standings.get(refused.line());
        events.accept(new QuotaEvent.LimitReached(standing, asked));
        return new Grant.Refused(asked, standing, standings);
    }

    private Grant storeAway(LineUp lineUp, int line) {
        meters.reserved(QuotaMeters.Outcome.AWAY);
        String subject = lineUp.lines().get(line).counter().subject();
        return new Grant.StoreAway(subject, lineUp.limits().get(line), away.retryAfter());
    }
}
