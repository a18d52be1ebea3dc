package io.newsforge.spring;

import io.newsforge.health.probe.RouteTraffic;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.llm.spi.RateLimits;
import java.util.Locale;

/** What the router knows of a route, in the words of health. */
final class RouteHealth {

    private RouteHealth() {}

    static RouteTraffic traffic(ModelRouter router, String route) {
        return router.snapshot().stream()
                .filter(seen -> seen.route().equals(route))
                .findFirst()
                .map(RouteHealth::traffic)
                .orElseThrow();
    }

    static RouteTraffic traffic(RouteSnapshot seen) {
        RouteTraffic traffic = RouteTraffic.of(seen.route(), seen.breaker()).counted(seen.attempts(), seen.failures());
        traffic = seen.quietFor().map(traffic::quietFor).orElse(traffic);
        if (seen.asideWhyOrNull() != null) {
            traffic = traffic.setAside(words(seen.asideWhyOrNull()), seen.asideFor());
        }
        traffic = seen.limits()
                .requests()
                .map(RouteHealth::left)
                .map(traffic::requests)
                .orElse(traffic);
        return seen.limits()
                .tokens()
                .map(RouteHealth::left)
                .map(traffic::tokens)
                .orElse(traffic);
    }

    private static RouteTraffic.Left left(RateLimits.Left left) {
        return RouteTraffic.Left.of(left.remaining(), left.reset());
    }

    private static String words(Enum<?> why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
