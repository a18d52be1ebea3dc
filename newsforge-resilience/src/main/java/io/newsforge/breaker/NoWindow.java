package io.newsforge.breaker;

/** Nothing is counted. */
enum NoWindow implements Window {
    INSTANCE;

    @Override
    public boolean record(boolean failed, long elapsedNanos) {
        return false;
    }

    @Override
    public long calls() {
        return 0;
    }

    @Override
    public long faults() {
        return 0;
    }
}
