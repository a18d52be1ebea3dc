package io.newsforge.health.replica;

import io.newsforge.expect.Expect;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Where a process keeps some of its state, as its host declares it or as it is found out. Immutable.
 *
 * <pre>{@code
 * Storage.shared("redis")
 * Storage.local("heap")
 * Storage.none()
 * Storage.found("postgresql", () -> serverClockIsOurs())
 * }</pre>
 */
public sealed interface Storage {

    /**
     * State that all replicas see.
     *
     * @param name what keeps it, such as {@code redis}; not blank
     * @return the storage
     * @throws IllegalArgumentException if the name is blank
     */
    static Storage shared(String name) {
        return new Declared(Expect.text("name", name), Sharing.SHARED);
    }

    /**
     * State that only this process sees.
     *
     * @param name what keeps it, such as {@code heap}; not blank
     * @return the storage
     * @throws IllegalArgumentException if the name is blank
     */
    static Storage local(String name) {
        return new Declared(Expect.text("name", name), Sharing.LOCAL);
    }

    /**
     * No such state.
     *
     * @return the storage
     */
    static Storage none() {
        return new Declared("none", Sharing.NONE);
    }

    /**
     * State of which somebody finds out whether all replicas see it.
     *
     * @param name what keeps it; not blank
     * @param isShared answers it, at {@link ReplicaSafetyBuilder#build} and whenever {@link ReplicaSafety#check} is run; what it throws
     *     means that nobody can tell
     * @return the storage
     * @throws IllegalArgumentException if the name is blank
     */
    static Storage found(String name, Callable<Boolean> isShared) {
        return new Found(Expect.text("name", name), Objects.requireNonNull(isShared, "isShared"));
    }

    /**
     * What keeps the state.
     *
     * @return the name, {@code none} if there is none
     */
    String name();

    /**
     * Looks who sees the state now.
     *
     * @return who, {@link Sharing#UNKNOWN} if that cannot be found out
     */
    Sharing look();

    /**
     * A storage that was declared.
     *
     * @param name what keeps it
     * @param look who sees it
     */
    record Declared(String name, Sharing look) implements Storage {}

    /**
     * A storage that is asked.
     *
     * @param name what keeps it
     * @param isShared answers whether all replicas see it
     */
    record Found(String name, Callable<Boolean> isShared) implements Storage {

        @Override
        public Sharing look() {
            try {
                return isShared.call() ? Sharing.SHARED : Sharing.LOCAL;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return Sharing.UNKNOWN;
            } catch (Exception | LinkageError nobodyKnows) {
                return Sharing.UNKNOWN;
            }
        }
    }
}
