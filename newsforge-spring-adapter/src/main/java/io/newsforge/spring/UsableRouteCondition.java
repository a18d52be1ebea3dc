package io.newsforge.spring;

import io.newsforge.llm.router.Route;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a route that can be called: one of the properties with its key, or a bean of the host's. */
final class UsableRouteCondition extends SpringBootCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Usable route");
        RoutePlan plan = RoutePlan.read(context.getEnvironment());
        if (!plan.usable().isEmpty()) {
            return ConditionOutcome.match(message.found("route", "routes").items(plan.usable()));
        }
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        return beans != null && beans.getBeanNamesForType(Route.class, true, false).length > 0
                ? ConditionOutcome.match(message.found("bean").items(Route.class.getName()))
                : ConditionOutcome.noMatch(message.because("no route has a key"));
    }
}
