package io.newsforge.health.check;

/**
 * Finds out how well one thing is. A lambda can be one.
 *
 * <pre>{@code
 * HealthCheck spool = () -> Files.isWritable(dir) ? Health.up() : Health.down("not writable");
 * }</pre>
 *
 * <p>Runs on a thread of the registry's. It is run again only when the run before has ended, so it need not be thread-safe for its
 * own sake. When it is late its thread is interrupted, once, and what it says afterwards is not heard.
 */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Looks.
     *
     * @return what was found
     * @throws Exception if it cannot be found out, which counts as down; its message is not shown, since it may hold a secret
     */
    Health check() throws Exception;

    /**
     * How many fail together when this check fails.
     *
     * @return {@link Reach#PROCESS} unless the check says otherwise
     */
    default Reach reach() {
        return Reach.PROCESS;
    }

    /**
     * This check with another reach, for lambdas.
     *
     * @param reach how many fail together
     * @return the new check
     */
    default HealthCheck reaching(Reach reach) {
        return new ReachingCheck(this, reach);
    }
}
