package io.newsforge;

/** Thrown within a conversion whose thread was interrupted: nobody wants its posts any more. The thread's flag stays set. */
final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private GivenUp() {
        super("conversion: given up (the thread was interrupted)", null, false, false);
    }

    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new GivenUp();
        }
    }
}
