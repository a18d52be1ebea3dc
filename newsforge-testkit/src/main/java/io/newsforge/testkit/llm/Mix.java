package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * A script by chance: each behaviour has a share of the requests, and the last one gets the rest. With a seeded generator and one
 * request at a time it repeats itself exactly. Thread-safe, whatever the generator is.
 *
 * <pre>{@code
 * Script mix = Mix.by(new Random(7))
 *         .share(0.1, Failure.rateLimited())
 *         .share(0.1, Behaviour.hangs())
 *         .rest(Answer.of("Hello."));
 * }</pre>
 */
public final class Mix {

    private record Share(double upTo, Behaviour behaviour) {}

    private final RandomGenerator random;
    private final List<Share> shares;

    private Mix(RandomGenerator random, List<Share> shares) {
        this.random = random;
        this.shares = shares;
    }

    /**
     * A mix of nothing yet.
     *
     * @param random where the chance comes from
     * @return the mix
     */
    public static Mix by(RandomGenerator random) {
        return new Mix(Objects.requireNonNull(random, "random"), List.of());
    }

    /**
     * This mix with one more behaviour.
     *
     * @param share of all requests, 0 to 1; all shares together at most 1
     * @param behaviour what they get
     * @return the mix
     * @throws IllegalArgumentException if the shares are more than 1
     */
    public Mix share(double share, Behaviour behaviour) {
        double before = shares.isEmpty() ? 0 : shares.get(shares.size() - 1).upTo();
        Expect.share("share", share);
        if (before + share > 1.000_000_1) {
            throw new IllegalArgumentException("shares: " + (before + share) + " (expected: at most 1)");
        }
        List<Share> more = new ArrayList<>(shares);
        more.add(new Share(before + share, Objects.requireNonNull(behaviour, "behaviour")));
        return new Mix(random, List.copyOf(more));
    }

    /**
     * The script.
     *
     * @param behaviour what all other requests get
     * @return the script
     */
    public Script rest(Behaviour behaviour) {
        Objects.requireNonNull(behaviour, "behaviour");
        ReentrantLock lock = new ReentrantLock();
        return request -> {
            double drawn = drawn(lock);
            return shares.stream()
                    .filter(share -> drawn < share.upTo())
                    .findFirst()
                    .map(Share::behaviour)
                    .orElse(behaviour);
        };
    }

    private double drawn(ReentrantLock lock) {
        lock.lock();
        try {
            return random.nextDouble();
        } finally {
            lock.unlock();
        }
    }
}
