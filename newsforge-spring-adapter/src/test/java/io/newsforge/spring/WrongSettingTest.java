package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WrongSettingTest {

    private final ApplicationContextRunner runner = Starter.runner();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            newsforge.conversion.deadline=0s               | newsforge.conversion.deadline: PT0S (expected: a duration above zero, such as 30s)
            newsforge.conversion.deadline=soon             | newsforge.conversion.deadline: soon (expected: a duration, such as 30s)
            newsforge.conversion.fallback=perhaps          | newsforge.conversion.fallback: perhaps (expected: true or false)
            newsforge.conversion.parallelism=0             | newsforge.conversion.parallelism: 0 (expected: >= 1)
            newsforge.conversion.drain-time=-1s            | newsforge.conversion.drain-time: PT-1S (expected: a duration that is not negative, such as 30s)
            newsforge.conversion.cache-size=-1             | newsforge.conversion.cache-size: -1 (expected: >= 0)
            newsforge.conversion.cache-size=many           | newsforge.conversion.cache-size: many (expected: a whole number)
            newsforge.breaker.failures=0                   | newsforge.breaker.failures: 0 (expected: 1 to 10000)
            newsforge.breaker.open-for=0s                  | newsforge.breaker.open-for: PT0S (expected: a duration above zero, such as 30s)
            newsforge.retry.max-attempts=0                 | newsforge.retry.max-attempts: 0 (expected: 1 to 100)
            newsforge.routing.strategy=fastest             | newsforge.routing.strategy: fastest (expected: one of priority, weighted, least-latency, least-busy, cheapest, sticky)
            newsforge.routing.order=main                   | newsforge.routing.order: main (expected: names of newsforge.routes)
            newsforge.openai.base-url=ftp://x              | newsforge.openai.base-url: ftp://x (expected: an address that begins with http:// or https://)
            newsforge.openai.base-url=ftp://me:secret@x    | newsforge.openai.base-url: (hidden) (expected: an address without a user and without a query)
            newsforge.openai.base-url=https://me:secret@x  | newsforge.openai.base-url: (hidden) (expected: an address without a user and without a query)
            newsforge.openai.base-url=https://x?key=secret | newsforge.openai.base-url: (hidden) (expected: an address without a user and without a query)
            newsforge.openai.model=                        | newsforge.openai.model: "" (expected: not blank)
            newsforge.anthropic.model=                     | newsforge.anthropic.model: "" (expected: not blank)
            newsforge.routes.openai.model=                 | newsforge.routes.openai.model: "" (expected: not blank)
            newsforge.routes.openai.account=               | newsforge.routes.openai.account: "" (expected: not blank)
            newsforge.anthropic.base-url=here              | newsforge.anthropic.base-url: here (expected: an address that begins with http:// or https://)
            newsforge.routes.main.model=m                  | newsforge.routes.main.provider: none (expected: openai, openai-responses, anthropic or compatible)
            newsforge.routes.main.provider=google          | newsforge.routes.main.provider: google (expected: one of openai, openai-responses, anthropic, compatible)
            newsforge.routes.main.provider=compatible      | newsforge.routes.main.model: none (expected: the model's name at the server)
            newsforge.routes.openai.weight=-1              | newsforge.routes.openai.weight: -1 (expected: 0 to 1000000)
            newsforge.routes.openai.attempts=0             | newsforge.routes.openai.attempts: 0 (expected: 1 to 100)
            newsforge.routes.openai.attempt-timeout=0s     | newsforge.routes.openai.attempt-timeout: PT0S (expected: a duration above zero, such as 30s)
            newsforge.routes.openai.max-concurrent=0       | newsforge.routes.openai.max-concurrent: 0 (expected: >= 1)
            newsforge.routes.openai.base-url=here          | newsforge.routes.openai.base-url: here (expected: an address that begins with http:// or https://)
            newsforge.routes.openai.breaker.failures=0     | newsforge.routes.openai.breaker.failures: 0 (expected: 1 to 10000)
            newsforge.routes.openai.breaker.open-for=0s    | newsforge.routes.openai.breaker.open-for: PT0S (expected: a duration above zero, such as 30s)
            newsforge.quota.plans.free.conversions-per-day=5 | newsforge.quota.zone: none (expected: whose calendar the plan free goes by, such as Asia/Seoul)
            newsforge.quota.plans.free.conversions-per-day=-5 | newsforge.quota.plans.free.conversions-per-day: -5 (expected: >= 0)
            newsforge.quota.plans.free.conversions-per-day=lots | newsforge.quota.plans.free.conversions-per-day: lots (expected: a whole number)
            newsforge.quota.plans.free.requests-per-day=9007199254740992 | newsforge.quota.plans.free.requests-per-day: 9007199254740992 (expected: <= 9007199254740991)
            newsforge.quota.plans.free.warn-at=80          | newsforge.quota.plans.free: none (expected: a limit, such as conversions-per-day)
            newsforge.quota.plans.free.warn-at=101         | newsforge.quota.plans.free.warn-at: 101 (expected: 1 to 100)
            newsforge.quota.zone=Seoul                     | newsforge.quota.zone: Seoul (expected: a time zone, such as Asia/Seoul)
            newsforge.quota.lease=0s                       | newsforge.quota.lease: PT0S (expected: a duration above zero, such as 30s)
            newsforge.quota.reconcile-every=-1s            | newsforge.quota.reconcile-every: PT-1S (expected: a duration that is not negative, such as 30s)
            newsforge.quota.jdbc.timeout=0s                | newsforge.quota.jdbc.timeout: PT0S (expected: a duration above zero, such as 30s)
            newsforge.quota.jdbc.timeout=2d                | newsforge.quota.jdbc.timeout: PT48H (expected: 1ms to 1d)
            newsforge.quota.redis.prefix={a}               | newsforge.quota.redis.prefix: {a} (expected: not blank, no braces)
            newsforge.quota.store=disk                     | newsforge.quota.store: disk (expected: one of memory, jdbc, redis)
            newsforge.health.refresh=1ms                   | newsforge.health.refresh: PT0.001S (expected: 100ms or more)
            newsforge.health.timeout=6s                    | newsforge.health.timeout: PT6S (expected: at most 5s)
            newsforge.health.timeout=0s                    | newsforge.health.timeout: PT0S (expected: a duration above zero, such as 30s)
            newsforge.health.cpu-threshold=0               | newsforge.health.cpu-threshold: 0 (expected: 1 to 100)
            newsforge.health.memory-threshold=101          | newsforge.health.memory-threshold: 101 (expected: 1 to 100)
            newsforge.health.disk-threshold=-9             | newsforge.health.disk-threshold: -9 (expected: 1 to 100)
            """)
    void aWrongValueIsNamedShownAndAnswered(String setting, String sentence) {
        runner.withPropertyValues(setting)
                .run(context -> assertThat(Starter.sentence(context)).isEqualTo(sentence));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            newsforge.web.prefix=api                       | newsforge.web.prefix: api (expected: a slash and names, without a slash at the end, such as /api/v1)
            newsforge.web.health-path=/health/             | newsforge.web.health-path: /health/ (expected: a slash and names, without a slash at the end, such as /api/v1)
            newsforge.web.requests-per-minute=-1           | newsforge.web.requests-per-minute: -1 (expected: 0 to 1000000)
            newsforge.web.rate-limit-plan=calls            | newsforge.web.rate-limit-plan: calls (expected: a plan of newsforge.quota.plans)
            newsforge.web.plan=                            | newsforge.web.plan: "" (expected: not blank)
            newsforge.web.key-header=                      | newsforge.web.key-header: "" (expected: not blank)
            newsforge.web.api-keys.acme.sha256=secret      | newsforge.web.api-keys.acme.sha256: (hidden) (expected: a SHA-256 in 64 hexadecimal digits)
            newsforge.web.api-keys.acme.plan=team          | newsforge.web.api-keys.acme.sha256: none (expected: 64 hexadecimal digits)
            newsforge.web.trusted-proxies=nearby           | newsforge.web.trusted-proxies: nearby (expected: addresses, or blocks such as 10.0.0.0/8)
            newsforge.web.max-body-size=1GB                | newsforge.web.max-body-size: 1073741824 (expected: 1 to 104857600)
            newsforge.web.max-sources=0                    | newsforge.web.max-sources: 0 (expected: 1 to 10000)
            newsforge.web.body-timeout=0s                  | newsforge.web.body-timeout: PT0S (expected: a duration above zero, such as 30s)
            newsforge.web.conversion-timeout=0s            | newsforge.web.conversion-timeout: PT0S (expected: a duration above zero, such as 30s)
            newsforge.web.batch-timeout=0s                 | newsforge.web.batch-timeout: PT0S (expected: a duration above zero, such as 30s)
            newsforge.web.heartbeat=0s                     | newsforge.web.heartbeat: PT0S (expected: a duration above zero, such as 30s)
            """)
    void aWrongWebSettingIsNamedShownAndAnswered(String setting, String sentence) {
        Starter.web()
                .withPropertyValues(setting)
                .run(context -> assertThat(Starter.sentence(Objects.requireNonNull(context.getStartupFailure())))
                        .isEqualTo(sentence));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            newsforge.web.plan=fre                                                | newsforge.web.plan: fre
            newsforge.web.rate-limit-plan=fre                                     | newsforge.web.rate-limit-plan: fre
            newsforge.web.api-keys.acme.plan=fre                                  | newsforge.web.api-keys.acme.plan: fre
            """)
    void aMisspeltPlanStopsTheStart(String setting, String named) {
        Starter.web()
                .withPropertyValues(
                        "newsforge.quota.plans.free.requests-per-minute=5",
                        "newsforge.web.api-keys.acme.sha256=" + "0f".repeat(32),
                        setting)
                .run(context -> assertThat(Starter.sentence(Objects.requireNonNull(context.getStartupFailure())))
                        .isEqualTo(named + " (expected: a plan of newsforge.quota.plans)"));
    }

    @Test
    void aCompatibleRouteNeedsAnAddress() {
        runner.withPropertyValues("newsforge.routes.local.provider=compatible", "newsforge.routes.local.model=m")
                .run(context -> assertThat(Starter.sentence(context))
                        .isEqualTo("newsforge.routes.local.base-url: none"
                                + " (expected: the server's address, such as http://localhost:11434/v1)"));
    }

    @Test
    void aStoreWithoutItsClientIsNamed() {
        runner.withPropertyValues("newsforge.quota.store=jdbc", "newsforge.quota.plans.free.requests-per-minute=5")
                .run(context -> assertThat(Starter.sentence(context))
                        .isEqualTo("newsforge.quota.store: jdbc"
                                + " (expected: newsforge-store on the class path, and one DataSource bean)"));
        runner.withPropertyValues("newsforge.quota.store=redis", "newsforge.quota.plans.free.requests-per-minute=5")
                .run(context -> assertThat(Starter.sentence(context))
                        .isEqualTo("newsforge.quota.store: redis"
                                + " (expected: newsforge-store on the class path, and one UnifiedJedis bean)"));
    }

    @Test
    void aLimitWithASlipOfThePenIsRefused() {
        runner.withPropertyValues("newsforge.quota.zone=UTC", "newsforge.quota.plans.free.conversion-per-day=5")
                .run(context -> assertThat(Starter.sentence(context))
                        .contains("newsforge.quota.plans.free.conversion-per-day"));
    }

    @Test
    void aKeyThatBreaksAHeaderIsNotShown() {
        runner.withPropertyValues("newsforge.routes.openai.api-key=sk secret")
                .run(context -> assertThat(Starter.sentence(context))
                        .isEqualTo(
                                "newsforge.routes.openai.api-key: (hidden) (expected: visible ASCII characters only)")
                        .satisfies(unused -> assertThat(stack(context)).doesNotContain("sk secret")));
    }

    private static String stack(AssertableApplicationContext failed) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = failed.getStartupFailure(); at != null; at = at.getCause()) {
            all.append(at).append('\n');
        }
        return all.toString();
    }
}
