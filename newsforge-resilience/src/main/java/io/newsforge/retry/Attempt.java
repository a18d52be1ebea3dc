package io.newsforge.retry;

/**
 * Work that may be tried more than once.
 *
 * @param <T> what it gives
 * @param <E> how it fails
 */
@FunctionalInterface
public interface Attempt<T, E extends Exception> {

    /**
     * Tries once.
     *
     * @param number which attempt, 1 for the first
     * @return the result
     * @throws E if the attempt failed
     */
    T run(int number) throws E;
}
