package io.newsforge.llm.router;

import io.newsforge.llm.spi.RateLimits;
import io.newsforge.pacing.Pacer;
import io.newsforge.pacing.Turn;
import io.newsforge.time.TimeSource;
import java.time.Duration;

/** An account within a router: its pace, and whether it is set aside. Thread-safe. */
final class AccountState {

    final String name;
    final SetAside aside = new SetAside();
    private final Pacer pacer;
    private final boolean limited;
    private volatile RateLimits heard = RateLimits.none();

    /** An account without a pace has a pacer without limits all the same: it keeps what the provider asked to wait. */
    AccountState(Account account, TimeSource time) {
        name = account.name();
        limited = account.pacer().isPresent();
        pacer = account.pacer().orElseGet(() -> Pacer.builder().time(time).build());
    }

    /** Whether it matters how many tokens a turn is booked for. */
    boolean isLimited() {
        return limited;
    }

    Turn book(long tokens, Duration patience) {
        return pacer.book(tokens, patience);
    }

    void giveBack(long tokens) {
        pacer.giveBack(tokens);
    }

    RateLimits heard() {
        return heard;
    }

    void hear(RateLimits limits) {
        RateLimits.Left requests = limits.requestsOrNull();
        RateLimits.Left tokens = limits.tokensOrNull();
        if (requests == null && tokens == null) {
            return;
        }
        heard = limits;
        if (requests != null) {
            pacer.requestsLeft(requests.remaining(), requests.reset());
        }
        if (tokens != null) {
            pacer.tokensLeft(tokens.remaining(), tokens.reset());
        }
    }

    void hearRetryAfter(Duration wait) {
        pacer.retryAfter(wait);
    }
}
