package io.newsforge.spring;

import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Unit;
import io.newsforge.quota.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a plan of its properties; used once. */
final class PlanAssembly {

    private final String name;
    private final PlanProperties properties;
    private final @Nullable ZoneId zone;
    private final List<Limit> limits = new ArrayList<>();

    private PlanAssembly(String name, PlanProperties properties, @Nullable ZoneId zone) {
        this.name = name;
        this.properties = properties;
        this.zone = properties.zone() != null ? properties.zone() : zone;
    }

    static List<Plan> plans(QuotaProperties quota) {
        List<Plan> plans = new ArrayList<>();
        quota.plans().forEach((name, plan) -> plans.add(new PlanAssembly(name, plan, quota.zone()).plan()));
        return plans;
    }

    private Plan plan() {
        PlanProperties has = properties;
        add(Unit.REQUESTS, has.requestsPerMinute(), new Window.SlidingMinute());
        calendar(Unit.REQUESTS, has.requestsPerDay(), Window.Day::new);
        calendar(Unit.CONVERSIONS, has.conversionsPerHour(), Window.Hour::new);
        calendar(Unit.CONVERSIONS, has.conversionsPerDay(), Window.Day::new);
        calendar(Unit.CONVERSIONS, has.conversionsPerMonth(), Window.Month::new);
        calendar(Unit.INPUT_TOKENS, has.inputTokensPerDay(), Window.Day::new);
        calendar(Unit.INPUT_TOKENS, has.inputTokensPerMonth(), Window.Month::new);
        calendar(Unit.OUTPUT_TOKENS, has.outputTokensPerDay(), Window.Day::new);
        calendar(Unit.OUTPUT_TOKENS, has.outputTokensPerMonth(), Window.Month::new);
        calendar(Unit.MICRO_USD, has.microUsdPerDay(), Window.Day::new);
        calendar(Unit.MICRO_USD, has.microUsdPerMonth(), Window.Month::new);
        if (limits.isEmpty()) {
            throw new WrongSettingException(
                    "newsforge.quota.plans." + name, Settings.NONE, "a limit, such as conversions-per-day");
        }
        return new Plan(name, limits);
    }

    private void calendar(Unit unit, @Nullable Long amount, Function<ZoneId, Window> window) {
        if (amount == null) {
            return;
        }
        if (zone == null) {
            throw new WrongSettingException(
                    "newsforge.quota.zone",
                    Settings.NONE,
                    "whose calendar the plan " + name + " goes by, such as Asia/Seoul");
        }
        add(unit, amount, window.apply(zone));
    }

    private void add(Unit unit, @Nullable Long amount, Window window) {
        if (amount != null) {
            limits.add(Limit.of(unit, amount, window).warnAt(properties.warnAt()));
        }
    }
}
