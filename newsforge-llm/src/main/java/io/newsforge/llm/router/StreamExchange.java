package io.newsforge.llm.router;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.time.Timer;
import org.jspecify.annotations.Nullable;

/** An attempt at an answer in pieces, up to its first piece: until then it fails as any other attempt does. */
final class StreamExchange implements Exchange<LiveStream> {

    private final @Nullable Timer timer;

    StreamExchange(@Nullable Timer timer) {
        this.timer = timer;
    }

    @Override
    @SuppressWarnings("try") // the scope is for what happens within
    public @Nullable LiveStream run(Attempt attempt) {
        boolean live = false;
        Timer.Alarm alarm =
                timer == null ? () -> {} : timer.set(attempt.route.route.attemptTimeout(), attempt::tooLate);
        try (AttemptScope scope = attempt.begin(timer != null)) {
            LiveStream begun = begun(attempt);
            live = true;
            return begun;
        } catch (RuntimeException e) {
            attempt.threw(e);
            return null;
        } finally {
            alarm.stop();
            if (!live) {
                attempt.abandoned();
                attempt.plan.add(attempt.trace());
            }
        }
    }

    private static LiveStream begun(Attempt attempt) {
        RouteState route = attempt.route;
        ModelStream stream = route.provider.stream(route.model, attempt.plan.prompt, attempt.call());
        boolean good = false;
        try {
            boolean more = stream.advance();
            if (more && !attempt.firstTokenCame()) {
                throw ModelError.of(ErrorKind.TIMEOUT, route.provider.name())
                        .billing(Billing.UNKNOWN)
                        .exception();
            }
            good = true;
            return new LiveStream(attempt, stream, !more);
        } finally {
            if (!good) {
                LiveStream.close(stream, route);
            }
        }
    }
}
