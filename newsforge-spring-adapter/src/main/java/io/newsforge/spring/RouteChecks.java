package io.newsforge.spring;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.probe.RouteCheck;
import io.newsforge.health.probe.RouteCheckBuilder;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.llm.spi.Call;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.util.List;

/** A check for each route of the router, by its traffic and, where that is wanted, by its list of models. */
final class RouteChecks implements HealthCheckRegistrar {

    private final ModelRouter router;
    private final List<Route> routes;
    private final TimeSource time;
    private final HealthProperties properties;

    RouteChecks(ModelRouter router, List<Route> routes, TimeSource time, HealthProperties properties) {
        this.router = router;
        this.routes = routes;
        this.time = time;
        this.properties = properties;
    }

    @Override
    public void register(HealthRegistry health) {
        for (RouteSnapshot route : router.snapshot()) {
            health.register(
                    "route." + route.route(),
                    check(route.route()),
                    Checks.degrading(properties).build());
        }
    }

    private RouteCheck check(String name) {
        RouteCheckBuilder check =
                RouteCheck.builder(() -> RouteHealth.traffic(router, name)).time(time);
        if (properties.listModels()) {
            routes.stream()
                    .filter(route -> route.name().equals(name))
                    .forEach(route -> check.listing(
                            () -> route.provider().models(Call.within(Deadline.after(properties.timeout(), time)))));
        }
        return check.build();
    }
}
