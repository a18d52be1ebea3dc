package io.newsforge.testkit.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who asked, and who is still being answered. Thread-safe. */
final class Attendance {

    private final Changes state = new Changes();
    private final List<Asked> asked = new ArrayList<>();
    private int underWay;

    /** A call has begun; what is returned says that it is over, and can say so repeatedly. */
    Runnable enter(Asked question) {
        AtomicBoolean over = new AtomicBoolean();
        state.change(() -> {
            asked.add(question);
            underWay++;
        });
        return () -> {
            if (over.compareAndSet(false, true)) {
                state.change(() -> underWay--);
            }
        };
    }

    List<Asked> asked() {
        return state.read(() -> List.copyOf(asked));
    }

    boolean awaitAsked(long number, Duration limit) throws InterruptedException {
        return state.await(() -> asked.size() >= number, limit);
    }

    boolean awaitNobody(Duration limit) throws InterruptedException {
        return state.await(() -> underWay == 0, limit);
    }
}
