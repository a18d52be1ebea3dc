package io.newsforge.spring;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is served over HTTP. Immutable.
 *
 * @param enabled Whether conversion, platforms and health are served where the application has a servlet container.
 * @param prefix Where the endpoints begin.
 * @param healthPath Where health is, liveness and readiness below it.
 * @param showHealthDetails Whether health shows each check, or no more than the status.
 * @param scalingInfo Whether scaling/info is served, which tells of the inside.
 * @param showWhy Whether strangers see all of a conversion's why: steps, routes, writers and details.
 * @param requestsPerMinute How many requests a subject may make in any 60 seconds, counted in this process; 0 to count none.
 * @param rateLimitPlan A plan of newsforge.quota.plans that counts requests in its place, in the store that all replicas share.
 * @param rateLimitHeaders Whether answers tell the limit in RateLimit and RateLimit-Policy.
 * @param plan The plan of callers without a key; without it nothing but requests is counted.
 * @param keyHeader The header that shows a caller's key.
 * @param apiKeys Keys that callers may show, by the name of whom they belong to.
 * @param trustedProxies Addresses, or blocks such as 10.0.0.0/8, whose X-Forwarded-For counts.
 * @param maxBodySize How large a body may be, as it comes and without its gzip.
 * @param maxSources How many sources a batch may have.
 * @param bodyTimeout How long a body may take to arrive.
 * @param conversionTimeout How long one conversion may take in all, fetching included.
 * @param batchTimeout How long a batch may take.
 * @param heartbeat How often a stream shows a sign of life.
 */
@ConfigurationProperties("newsforge.web")
public record WebProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/api/v1") String prefix,
        @DefaultValue("/health") String healthPath,
        @DefaultValue("true") boolean showHealthDetails,
        @DefaultValue("false") boolean scalingInfo,
        @DefaultValue("false") boolean showWhy,
        @DefaultValue("100") int requestsPerMinute,
        @Nullable String rateLimitPlan,
        @DefaultValue("false") boolean rateLimitHeaders,
        @Nullable String plan,
        @DefaultValue("X-API-Key") String keyHeader,
        @DefaultValue Map<String, ApiKey> apiKeys,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("2MB") DataSize maxBodySize,
        @DefaultValue("100") int maxSources,
        @DefaultValue("10s") Duration bodyTimeout,
        @DefaultValue("60s") Duration conversionTimeout,
        @DefaultValue("10m") Duration batchTimeout,
        @DefaultValue("5s") Duration heartbeat) {

    private static final int LARGEST_BODY = 100 << 20;

    /** Refuses what is out of range; copies the keys. */
    public WebProperties {
        Settings.path("prefix", prefix);
        Settings.path("health-path", healthPath);
        Settings.between("requests-per-minute", requestsPerMinute, 0, 1_000_000);
        Settings.text("rate-limit-plan", rateLimitPlan);
        Settings.text("plan", plan);
        Settings.text("key-header", keyHeader);
        trustedProxies.forEach(Settings::addresses);
        Settings.between("max-body-size", maxBodySize.toBytes(), 1, LARGEST_BODY);
        Settings.between("max-sources", maxSources, 1, 10_000);
        Settings.positive("body-timeout", bodyTimeout);
        Settings.positive("conversion-timeout", conversionTimeout);
        Settings.positive("batch-timeout", batchTimeout);
        Settings.positive("heartbeat", heartbeat);
        apiKeys = Collections.unmodifiableMap(new LinkedHashMap<>(apiKeys));
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * A key that a caller may show.
     *
     * @param sha256 The SHA-256 of the key in 64 hexadecimal digits; the key itself is in no setting.
     * @param plan The caller's plan of newsforge.quota.plans; without it nothing but requests is counted.
     */
    public record ApiKey(@Nullable String sha256, @Nullable String plan) {

        /** Refuses what is no hash. */
        public ApiKey {
            Settings.hash("sha256", sha256);
            Settings.text("plan", plan);
        }
    }
}
