package io.newsforge.llm.router;

import io.newsforge.breaker.BreakerMeters;
import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.price.PriceTable;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.retry.Retry;
import io.newsforge.retry.RetryBudget;
import io.newsforge.retry.RetryVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of routes as they are described what happens on them. */
final class RouteAssembly {

    /** A probe of a breaker counts as long as an attempt can take, and at least so long. */
    private static final Duration SHORTEST_PROBE = Duration.ofSeconds(60);

    private final RouterBuilder from;
    private final PriceTable prices;
    private final IdentityHashMap<Account, AccountState> accounts = new IdentityHashMap<>();
    private final IdentityHashMap<ModelProvider, Account> ofProviders = new IdentityHashMap<>();

    private RouteAssembly(RouterBuilder from) {
        this.from = from;
        this.prices = from.prices == null ? PriceTable.builtIn() : from.prices;
    }

    static List<RouteState> states(RouterBuilder from) {
        RouteAssembly assembly = new RouteAssembly(from);
        List<RouteState> states = new ArrayList<>();
        for (Route route : from.routes) {
            states.add(assembly.state(route, states.size()));
        }
        if (from.meters != null) {
            bindBreakers(states, from);
        }
        return states;
    }

    private static void bindBreakers(List<RouteState> states, RouterBuilder from) {
        BreakerRegistry breakers = BreakerRegistry.making(name -> states.stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow()
                .breaker);
        states.forEach(state -> breakers.breaker(state.name()));
        if (from.meters != null) {
            BreakerMeters.of(breakers).bindTo(from.meters);
        }
    }

    private RouteState state(Route route, int index) {
        @Nullable
        Price price = route.price().or(() -> prices.find(route.model())).orElse(null);
        return new RouteState(
                route, index, account(route), breaker(route), retry(route), price, new RouteMeters(route, from.meters));
    }

    private AccountState account(Route route) {
        Account account = route.account().orElse(null);
        if (account == null) {
            account = ofProviders.computeIfAbsent(route.provider(), it -> Account.of(it.name()));
        }
        return accounts.computeIfAbsent(account, it -> new AccountState(it, from.time));
    }

    private CircuitBreaker breaker(Route route) {
        boolean slow = route.attemptTimeout().compareTo(SHORTEST_PROBE) > 0;
        return CircuitBreaker.builder(route.name())
                .rule(route.breaker())
                .coolDown(route.coolDown())
                .probeExpiry(slow ? route.attemptTimeout() : SHORTEST_PROBE)
                .time(from.time)
                .build();
    }

    private Retry retry(Route route) {
        return Retry.deciding(error -> RetryVerdict.no())
                .maxAttempts(route.attempts())
                .backoff(from.backoff)
                .budget(from.retryBudget == null ? RetryBudget.of(0.2, 10) : from.retryBudget)
                .random(from.random)
                .build();
    }
}
