package io.newsforge.llm.router;

import io.newsforge.llm.spi.ModelReply;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole answer, with a second attempt on another route when the first one is slow. Once a call. */
final class HedgedExchange implements Exchange<ModelReply> {

    private final Duration delay;
    private boolean spent;

    HedgedExchange(Duration delay) {
        this.delay = delay;
    }

    @Override
    public @Nullable ModelReply run(Attempt first) {
        CallPlan plan = first.plan;
        RouteState spare = mayHedge(plan) ? plan.choice().next() : null;
        if (spare == null) {
            return ChatExchange.ALONE.run(first);
        }
        Duel duel = new Duel(first, spare);
        Timer timer = Objects.requireNonNull(plan.settings.timer, "timer");
        Timer.Alarm alarm = timer.set(delay, duel::ring);
        try {
            return duel.end(ChatExchange.send(first));
        } finally {
            alarm.stop();
            spent = duel.wasFought();
        }
    }

    private boolean mayHedge(CallPlan plan) {
        return !spent && plan.attemptsLeft() && plan.deadline().allows(delay);
    }
}
