package io.newsforge;

/** Hears of a batch's progress. Called from several threads, in the order conversions end; what it throws is logged and ignored. */
@FunctionalInterface
public interface BatchListener {

    /**
     * One source is done.
     *
     * @param index its place in the batch, from 0
     * @param done how many are done now, this one included
     * @param total how many there are
     * @param conversion what came of it
     */
    void converted(int index, int done, int total, Conversion conversion);
}
