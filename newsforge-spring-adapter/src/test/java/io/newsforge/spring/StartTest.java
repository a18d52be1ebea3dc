package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.NewsForge;
import io.newsforge.testkit.llm.FaultyProvider;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class StartTest {

    @Test
    void connectsToNothing() {
        CountedConnections redis = new CountedConnections();
        FailingDataSource database = new FailingDataSource();
        try (FaultyProvider provider = FaultyProvider.start()) {
            Starter.withActuator()
                    .withBean(UnifiedJedis.class, redis::client)
                    .withBean(FailingDataSource.class, () -> database)
                    .withPropertyValues(
                            "OPENAI_API_KEY=sk-test",
                            "ANTHROPIC_API_KEY=sk-test",
                            "newsforge.openai.base-url=" + provider.openAiBaseUrl(),
                            "newsforge.anthropic.base-url=" + provider.anthropicBaseUrl(),
                            "newsforge.quota.store=jdbc",
                            "newsforge.quota.plans.free.requests-per-minute=5",
                            "newsforge.health.enabled=false")
                    .run(context -> {
                        assertThat(context).hasNotFailed().hasSingleBean(NewsForge.class);
                        assertThat(database.asked).hasValue(0);
                        assertThat(redis.asked()).isZero();
                        assertThat(provider.wire().requests()).isZero();
                    });
        }
    }

    @Test
    void theDatabaseMayBeAway() {
        Starter.runner()
                .withBean(FailingDataSource.class)
                .withPropertyValues("newsforge.quota.store=jdbc", "newsforge.quota.plans.free.requests-per-minute=5")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
