package io.newsforge.quota;

import java.util.Collection;

/** A subject is on a plan that was not given to {@link Quotas}. The message lists the plans that were. */
public final class UnknownPlanException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String plan;

    UnknownPlanException(String plan, Collection<String> known) {
        super("plan: " + plan + " (expected: one of " + String.join(", ", known) + ")");
        this.plan = plan;
    }

    /**
     * The plan that was named.
     *
     * @return its name as given
     */
    public String plan() {
        return plan;
    }
}
