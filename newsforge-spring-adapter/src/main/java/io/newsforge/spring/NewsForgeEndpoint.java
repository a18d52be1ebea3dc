package io.newsforge.spring;

import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.breaker.BreakerSnapshot;
import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.health.replica.ScalingInfo;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The endpoint {@code newsforge}: routes, breakers, quotas and replica safety. What changes a route is off until
 * {@code management.endpoint.newsforge.access=unrestricted}.
 */
@Endpoint(id = "newsforge", defaultAccess = Access.READ_ONLY)
final class NewsForgeEndpoint {

    private final ObjectProvider<RouteDesk> routes;
    private final ObjectProvider<BreakerRegistry> breakers;
    private final ObjectProvider<QuotaStore> quotaStore;
    private final QuotaProperties quotas;
    private final ObjectProvider<ReplicaSafety> replica;

    NewsForgeEndpoint(
            ObjectProvider<RouteDesk> routes,
            ObjectProvider<BreakerRegistry> breakers,
            ObjectProvider<QuotaStore> quotaStore,
            QuotaProperties quotas,
            ObjectProvider<ReplicaSafety> replica) {
        this.routes = routes;
        this.breakers = breakers;
        this.quotaStore = quotaStore;
        this.quotas = quotas;
        this.replica = replica;
    }

    /** Everything at once. */
    record View(
            List<RouteDesk.View> routes,
            List<BreakerView> breakers,
            QuotaView quotas,
            @Nullable ReplicaView replica) {}

    /** A breaker of the host's. */
    record BreakerView(String breaker, String state, long rejected, long opened) {

        private static BreakerView of(CircuitBreaker breaker) {
            BreakerSnapshot seen = breaker.snapshot();
            return new BreakerView(seen.name(), seen.state().name(), seen.rejected(), seen.opened());
        }
    }

    /** Where quotas are counted, and the limits of the plans in the properties. */
    record QuotaView(@Nullable String store, Map<String, Map<String, Long>> plans) {}

    /** Whether several replicas may run. */
    record ReplicaView(boolean stateless, Map<String, String> state, List<String> recommendations) {

        private static ReplicaView of(ReplicaSafety safety) {
            ScalingInfo info = safety.info();
            Map<String, String> state = new LinkedHashMap<>();
            info.checks()
                    .forEach((name, kept) -> state.put(
                            name, kept.storage() + ", " + kept.sharing().code()));
            return new ReplicaView(info.stateless(), state, info.recommendations());
        }
    }

    @ReadOperation
    View view() {
        RouteDesk desk = routes.getIfAvailable();
        BreakerRegistry registry = breakers.getIfUnique();
        ReplicaSafety safety = replica.getIfUnique();
        return new View(
                desk == null ? List.of() : desk.views(),
                registry == null
                        ? List.of()
                        : registry.all().stream().map(BreakerView::of).toList(),
                quotas(),
                safety == null ? null : ReplicaView.of(safety));
    }

    private QuotaView quotas() {
        Map<String, Map<String, Long>> plans = new LinkedHashMap<>();
        for (Plan plan : PlanAssembly.plans(quotas)) {
            Map<String, Long> limits = new LinkedHashMap<>();
            for (Limit limit : plan.limits()) {
                limits.put(limit.name(), limit.amount());
            }
            plans.put(plan.name(), limits);
        }
        QuotaStore store = quotaStore.getIfUnique();
        return new QuotaView(store == null ? null : store.getClass().getSimpleName(), plans);
    }

    @WriteOperation
    void change(@Selector String route, RouteAction action) {
        RouteDesk desk = routes.getIfAvailable();
        if (desk == null) {
            throw new InvalidEndpointRequestException("route: " + route + " (expected: a router)", "no routes");
        }
        try {
            desk.act(route, action);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidEndpointRequestException(
                    "route: " + route + " (expected: one of the router's)", "no such route", unknown);
        }
    }
}
