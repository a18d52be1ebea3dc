package io.newsforge.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How articles are converted. Immutable.
 *
 * @param deadline How long one conversion may take over all attempts to write.
 * @param fallback Whether the article's own sentences take over where a model fails. Without it the platforms concerned are left out.
 * @param parallelism How many conversions of one batch run at a time; as many as there are processors unless set.
 * @param drainTime How long a shutdown waits for conversions under way.
 * @param cacheSize How many conversions are kept in memory; 0 for none, 1000 unless set. Not used beside a cache of the host's own.
 */
@ConfigurationProperties("newsforge.conversion")
public record ConversionProperties(
        @DefaultValue("30s") Duration deadline,
        @DefaultValue("true") boolean fallback,
        @Nullable Integer parallelism,
        @DefaultValue("30s") Duration drainTime,
        @Nullable Integer cacheSize) {

    /** Refuses what is out of range. */
    public ConversionProperties {
        Settings.positive("deadline", deadline);
        Settings.atLeast("parallelism", parallelism, 1);
        Settings.notNegative("drain-time", drainTime);
        Settings.atLeast("cache-size", cacheSize, 0);
    }
}
