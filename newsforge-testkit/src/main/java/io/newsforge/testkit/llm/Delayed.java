package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A behaviour that comes later. */
final class Delayed extends Behaviour {

    private final Duration wait;
    private final Behaviour then;

    Delayed(Duration wait, Behaviour then) {
        this.wait = Expect.notNegative("wait", wait);
        this.then = then;
    }

    @Override
    Afterwards perform(Scene scene, Sender out) throws IOException {
        out.pause(wait);
        return then.perform(scene, out);
    }

    @Override
    @Nullable
    Answer billed() {
        return then.billed();
    }

    @Override
    public String toString() {
        return then + " after " + wait;
    }
}
