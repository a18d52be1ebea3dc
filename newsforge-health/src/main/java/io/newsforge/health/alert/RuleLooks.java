package io.newsforge.health.alert;

import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the numbers of all rules, every so often. One thread at a time. */
final class RuleLooks {

    /** Hears what a look led to. */
    interface Heard {
        void fires(AlertRule rule, String text);

        void isOver(AlertRule rule);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final List<RuleState> rules;
    private final long every;
    private long due;

    RuleLooks(Collection<AlertRule> rules, long every, long now) {
        this.rules = rules.stream().map(AlertRule::begin).toList();
        this.every = every;
        this.due = now;
    }

    void look(long nanos, Heard heard) {
        if (nanos - due >= 0) {
            due = nanos + every;
            rules.forEach(rule -> look(rule, nanos, heard));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a number of the host's may throw anything
    private static void look(RuleState state, long nanos, Heard heard) {
        try {
            RuleState.Turn turn = state.look(nanos);
            if (turn == RuleState.Turn.FIRES) {
                heard.fires(state.rule(), state.text());
            } else if (turn == RuleState.Turn.RESOLVES) {
                heard.isOver(state.rule());
            }
        } catch (RuntimeException | Error broken) {
            if (state.breaks()) {
                LOG.warn("{} cannot read its number: {}", state.rule().key(), Failures.named(broken));
            }
        }
    }

    long untilNext(long nanos) {
        return rules.isEmpty() ? Long.MAX_VALUE : due - nanos;
    }
}
