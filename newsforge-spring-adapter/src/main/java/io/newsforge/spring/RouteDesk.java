package io.newsforge.spring;

import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.RouteSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the routes of a router and does to them what an operator asks. */
final class RouteDesk {

    private final ModelRouter router;

    RouteDesk(ModelRouter router) {
        this.router = router;
    }

    /** A route as the endpoint shows it; times in milliseconds. */
    record View(
            String route,
            String provider,
            String model,
            String account,
            boolean takenOut,
            int weight,
            String breaker,
            int inFlight,
            long attempts,
            long failures,
            long latency,
            @Nullable String aside) {

        private static View of(RouteSnapshot seen) {
            return new View(
                    seen.route(),
                    seen.provider(),
                    seen.model(),
                    seen.account(),
                    seen.takenOut(),
                    seen.weight(),
                    seen.breaker().state().name(),
                    seen.inFlight(),
                    seen.attempts(),
                    seen.failures(),
                    seen.latency().toMillis(),
                    seen.asideWhy().map(Enum::name).orElse(null));
        }
    }

    List<View> views() {
        return router.snapshot().stream().map(View::of).toList();
    }

    void act(String route, RouteAction action) {
        switch (action) {
            case FORCE_OPEN -> router.breaker(route).forceOpen();
            case RESET -> router.breaker(route).reset();
            case DISABLE -> router.breaker(route).disable();
            case TAKE_OUT -> router.takeOut(route);
            case PUT_BACK -> router.putBack(route);
        }
    }
}
