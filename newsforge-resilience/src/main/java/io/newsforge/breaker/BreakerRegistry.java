package io.newsforge.breaker;

import io.newsforge.expect.Expect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Breakers by name, each made when first asked for. Thread-safe; readers never lock.
 *
 * <pre>{@code
 * BreakerRegistry breakers = BreakerRegistry.making(name -> CircuitBreaker.builder(name).providerDefaults().build());
 * CircuitBreaker openai = breakers.breaker("openai");
 * }</pre>
 */
public final class BreakerRegistry {

    private final Function<String, CircuitBreaker> maker;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<? super CircuitBreaker>> visitors = new CopyOnWriteArrayList<>();
    private volatile Map<String, CircuitBreaker> breakers = Map.of();

    private BreakerRegistry(Function<String, CircuitBreaker> maker) {
        this.maker = maker;
    }

    /**
     * An empty registry.
     *
     * @param maker makes the breaker of a name; when two threads ask for a new name at once it may run twice, and one of the two is
     *     dropped
     * @return the registry
     */
    public static BreakerRegistry making(Function<String, CircuitBreaker> maker) {
        return new BreakerRegistry(Objects.requireNonNull(maker, "maker"));
    }

    /**
     * The breaker of a name, made if it is new.
     *
     * @param name not blank
     * @return the breaker, the same one for the same name
     */
    public CircuitBreaker breaker(String name) {
        CircuitBreaker known = breakers.get(Expect.text("name", name));
        return known != null ? known : add(name, maker.apply(name));
    }

    private CircuitBreaker add(String name, CircuitBreaker made) {
        writing.lock();
        try {
            CircuitBreaker other = breakers.get(name);
            if (other != null) {
                return other;
            }
            Map<String, CircuitBreaker> more = new LinkedHashMap<>(breakers);
            more.put(name, Objects.requireNonNull(made, "made"));
            breakers = more;
        } finally {
            writing.unlock();
        }
        visitors.forEach(visitor -> visitor.accept(made));
        return made;
    }

    /**
     * Looks a breaker up and makes none.
     *
     * @param name the name
     * @return the breaker, if it was made before
     */
    public Optional<CircuitBreaker> find(String name) {
        return Optional.ofNullable(breakers.get(name));
    }

    /**
     * All breakers so far.
     *
     * @return the breakers, oldest first, unmodifiable
     */
    public Collection<CircuitBreaker> all() {
        return List.copyOf(breakers.values());
    }

    /**
     * Shows each breaker to a visitor: those there are now, and each new one later. A breaker that is made while this method runs
     * may be shown twice.
     *
     * @param visitor should be quick
     */
    public void visit(Consumer<? super CircuitBreaker> visitor) {
        visitors.add(Objects.requireNonNull(visitor, "visitor"));
        breakers.values().forEach(visitor);
    }
}
