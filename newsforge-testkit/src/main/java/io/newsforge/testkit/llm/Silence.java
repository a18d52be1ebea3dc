package io.newsforge.testkit.llm;

import java.io.IOException;

/** No answer at all. */
final class Silence extends Behaviour {

    static final Silence HANG = new Silence("hangs");
    static final Silence CLOSE = new Silence("closes");
    static final Silence RESET = new Silence("resets");
    static final Silence RESET_UNREAD = new Silence("resets unread");

    private final String name;

    private Silence(String name) {
        this.name = name;
    }

    @Override
    Afterwards perform(Scene scene, Sender out) throws IOException {
        if (this == HANG) {
            out.waitForTheClientToLeave();
        }
        return this == CLOSE ? Afterwards.CLOSE : Afterwards.RESET;
    }

    @Override
    public String toString() {
        return name;
    }
}
