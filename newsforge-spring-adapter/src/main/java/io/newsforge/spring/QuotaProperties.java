package io.newsforge.spring;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What users may use, and where it is counted. A key that is not known here is refused, since a limit with a slip of the pen in its
 * name would be no limit. Immutable.
 *
 * @param plans Plans by name. Without any, and without a bean of a plan, nothing is counted.
 * @param zone Whose calendar days and months are, for plans that do not say; such as Asia/Seoul.
 * @param store Where to count; jdbc and redis need newsforge-store on the class path.
 * @param lease How long a reservation may stay open.
 * @param reconcileEvery How often open reservations over their lease are written down; 0 to leave that to the host.
 * @param jdbc The store on a database.
 * @param redis The store on Redis.
 */
@ConfigurationProperties(prefix = "newsforge.quota", ignoreUnknownFields = false)
public record QuotaProperties(
        @DefaultValue Map<String, PlanProperties> plans,
        @Nullable ZoneId zone,
        @DefaultValue("memory") Store store,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("10s") Duration reconcileEvery,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Redis redis) {

    /** Refuses what is out of range; copies the plans. */
    public QuotaProperties {
        Settings.positive("lease", lease);
        Settings.notNegative("reconcile-every", reconcileEvery);
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
    }

    /** Where to count. */
    public enum Store {
        /** In this process alone. */
        MEMORY,
        /** In the database of the host's data source. */
        JDBC,
        /** In Redis, with the host's {@code UnifiedJedis}. */
        REDIS
    }

    /**
     * The store on a database.
     *
     * @param timeout How long an operation waits for an answer of the database.
     * @param migrate Whether the tables are created or upgraded at start, which connects to the database.
     */
    public record Jdbc(
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("false") boolean migrate) {

        /** Refuses what is out of range. */
        public Jdbc {
            Settings.positive("timeout", timeout);
            if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
                throw new WrongSettingException("timeout", timeout, "1ms to 1d");
            }
        }
    }

    /**
     * The store on Redis.
     *
     * @param prefix What its keys begin with; no braces.
     */
    public record Redis(@DefaultValue("newsforge:quota") String prefix) {

        /** Refuses what Redis would take for a hash tag. */
        public Redis {
            if (prefix.isBlank() || prefix.indexOf('{') >= 0 || prefix.indexOf('}') >= 0) {
                throw new WrongSettingException("prefix", prefix, "not blank, no braces");
            }
        }
    }
}
