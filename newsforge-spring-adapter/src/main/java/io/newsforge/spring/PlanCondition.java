package io.newsforge.spring;

import io.newsforge.quota.Plan;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a plan to hold anybody to: one of the properties, or a bean of the host's. */
final class PlanCondition extends SpringBootCondition implements ConfigurationCondition {

    private static final String PLANS = "newsforge.quota.plans";

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Plan");
        if (Binder.get(context.getEnvironment())
                .bind(PLANS, Bindable.mapOf(String.class, Object.class))
                .map(Map::size)
                .isBound()) {
            return ConditionOutcome.match(message.foundExactly(PLANS));
        }
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        return beans != null && beans.getBeanNamesForType(Plan.class, true, false).length > 0
                ? ConditionOutcome.match(message.found("bean").items(Plan.class.getName()))
                : ConditionOutcome.noMatch(message.didNotFind(PLANS).atAll());
    }
}
