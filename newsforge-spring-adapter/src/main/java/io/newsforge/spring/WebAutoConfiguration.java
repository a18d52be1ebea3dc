package io.newsforge.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.newsforge.NewsForge;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.servlet.IdempotencyStore;
import io.newsforge.servlet.NewsForgeServlets;
import io.newsforge.servlet.ServletsBuilder;
import io.newsforge.servlet.SubjectResolver;
import io.newsforge.servlet.SubjectRules;
import io.newsforge.time.TimeSource;
import jakarta.servlet.Servlet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * The endpoints of the servlet adapter, where the application has a servlet container: conversion, platforms and health. They stand
 * behind the filters of the application, so that who Spring Security says is calling is who is counted. When the application ends
 * they are closed after the server has drained and before the {@link NewsForge}.
 */
@AutoConfiguration(
        after = {NewsForgeAutoConfiguration.class, QuotaAutoConfiguration.class, HealthAutoConfiguration.class})
@ConditionalOnClass({NewsForgeServlets.class, HealthRegistry.class, Servlet.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "newsforge.web.enabled", matchIfMissing = true)
@ConditionalOnBean(NewsForge.class)
@EnableConfigurationProperties(WebProperties.class)
public final class WebAutoConfiguration {

    /** Behind Spring Security, which is at -100, and before what a host registers without saying where. */
    private static final int BEHIND_SECURITY = 0;

    /** For Spring. */
    public WebAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    SubjectResolver newsForgeSubjects(WebProperties properties) {
        SubjectRules.Builder rules = SubjectResolver.rules().keyHeader(properties.keyHeader());
        properties.trustedProxies().forEach(rules::trustedProxy);
        if (properties.plan() != null) {
            rules.plan(properties.plan());
        }
        properties.apiKeys().forEach((owner, key) -> {
            if (key.sha256() == null) {
                throw new WrongSettingException(
                        "newsforge.web.api-keys." + owner + ".sha256", Settings.NONE, "64 hexadecimal digits");
            }
            Subject subject = Subject.key(owner);
            rules.apiKey(key.sha256(), key.plan() == null ? subject : subject.on(key.plan()));
        });
        return rules.build();
    }

    @Bean
    @ConditionalOnMissingBean
    NewsForgeServlets newsForgeServlets(
            NewsForge forge,
            SubjectResolver subjects,
            WebProperties properties,
            ObjectProvider<Quotas> quotas,
            ObjectProvider<HealthRegistry> health,
            ObjectProvider<ReplicaSafety> safety,
            ObjectProvider<IdempotencyStore> idempotency,
            ObjectProvider<TimeSource> time,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<ServletsBuilderCustomizer> customizers) {
        ServletsBuilder builder = bounded(NewsForgeServlets.builder(forge), properties)
                .subjects(subjects)
                .behindOtherFilters();
        expectPlans(properties, quotas.getIfUnique());
        rated(builder, properties, quotas.getIfUnique());
        quotas.ifUnique(builder::quotas);
        health.ifUnique(builder::health);
        if (properties.scalingInfo()) {
            safety.ifUnique(builder::scalingInfo);
        }
        idempotency.ifUnique(builder::idempotency);
        time.ifAvailable(builder::time);
        meters.ifUnique(builder::meterRegistry);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private static ServletsBuilder bounded(ServletsBuilder builder, WebProperties properties) {
        if (!properties.showHealthDetails()) {
            builder.withoutHealthDetails();
        }
        if (properties.showWhy()) {
            builder.showWhy();
        }
        return builder.prefix(properties.prefix())
                .healthPath(properties.healthPath())
                .maxBodyBytes((int) properties.maxBodySize().toBytes())
                .maxSources(properties.maxSources())
                .bodyTimeout(properties.bodyTimeout())
                .conversionTimeout(properties.conversionTimeout())
                .batchTimeout(properties.batchTimeout())
                .heartbeat(properties.heartbeat());
    }

    /** A plan that nobody counts would limit nobody, and one that is misspelt would fail each request. */
    private static void expectPlans(WebProperties properties, @Nullable Quotas quotas) {
        Set<String> known = quotas == null ? Set.of() : quotas.plans();
        expectPlan("newsforge.web.plan", properties.plan(), known);
        expectPlan("newsforge.web.rate-limit-plan", properties.rateLimitPlan(), known);
        properties
                .apiKeys()
                .forEach((owner, key) -> expectPlan("newsforge.web.api-keys." + owner + ".plan", key.plan(), known));
    }

    private static void expectPlan(String setting, @Nullable String plan, Set<String> known) {
        if (plan != null && !known.contains(plan)) {
            throw new WrongSettingException(setting, plan, "a plan of newsforge.quota.plans");
        }
    }

    private static void rated(ServletsBuilder builder, WebProperties properties, @Nullable Quotas quotas) {
        if (properties.rateLimitHeaders()) {
            builder.rateLimitFields();
        }
        if (quotas != null && properties.rateLimitPlan() != null) {
            builder.rateLimit(quotas, properties.rateLimitPlan());
        } else if (properties.requestsPerMinute() == 0) {
            builder.withoutRateLimit();
        } else {
            builder.requestsPerMinute(properties.requestsPerMinute());
        }
    }

    @Bean
    @Order(BEHIND_SECURITY)
    @ConditionalOnMissingBean(name = "newsForgeServletsInstaller")
    ServletContextInitializer newsForgeServletsInstaller(NewsForgeServlets servlets) {
        return servlets::install;
    }
}
