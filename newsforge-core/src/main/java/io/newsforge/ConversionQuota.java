package io.newsforge;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.Grant;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Reservation;
import io.newsforge.quota.ReserveRequest;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One conversion of a subject's quota: held while it is written, charged when posts come out, given back when none do. */
final class ConversionQuota {

    private static final Logger LOG = LoggerFactory.getLogger(ConversionQuota.class);
    private static final Amounts ONE = Amounts.of(Unit.CONVERSIONS, 1);

    /** What fitting and settling may take beyond the deadline. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final @Nullable Quotas quotas;
    private final Duration lease;

    ConversionQuota(@Nullable Quotas quotas, Duration deadline) {
        this.quotas = quotas;
        this.lease = deadline.plus(MARGIN);
    }

    /** Does the work within the subject's quota, or says why it may not be done. */
    Conversion within(Optional<Subject> subject, Supplier<Conversion> work, Function<Refusal, Conversion> refusing) {
        if (quotas == null || subject.isEmpty()) {
            return work.get();
        }
        Grant grant = quotas.reserve(ReserveRequest.of(subject.get(), ONE).lease(lease));
        if (grant instanceof Grant.Granted granted) {
            return charged(quotas, granted.reservation(), work);
        }
        if (grant instanceof Grant.Refused refused) {
            return refusing.apply(new Refusal.QuotaSpent(
                    refused.standing().subject(),
                    refused.standing().limit().name(),
                    refused.standing().limit().amount(),
                    refused.retryAfter().orElse(null)));
        }
        if (grant instanceof Grant.StoreAway away) {
            return refusing.apply(
                    new Refusal.QuotaUnknown(away.subject(), away.limit().name(), away.retryAfter()));
        }
        throw new IllegalStateException("grant: " + grant + " (expected: an answer to a request without a key)");
    }

    private static Conversion charged(Quotas quotas, Reservation reservation, Supplier<Conversion> work) {
        boolean posts = false;
        try {
            Conversion made = work.get();
            posts = !made.posts().isEmpty();
            return made;
        } finally {
            close(quotas, reservation, posts);
        }
    }

    /** Posts that are there are not lost for a store that fails; what is not closed stays charged. */
    private static void close(Quotas quotas, Reservation reservation, boolean posts) {
        try {
            if (posts) {
                quotas.settle(reservation, ONE);
            } else {
                quotas.release(reservation);
            }
        } catch (RuntimeException e) {
            LOG.warn("The reservation {} could not be closed", reservation, e);
        }
    }
}
