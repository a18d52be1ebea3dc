package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The clock of a real database. */
class DatabaseClockTest {

    private static JdbcDataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    @Test
    void aDatabaseInThisProcessHasOurClock() throws Exception {
        Health health = ClockSkewCheck.of(h2("jdbc:h2:mem:")).check();

        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(health.data()).containsKeys("ahead_ms", "round_trip_ms");
    }

    @Test
    void aClockThatCannotBeReadIsAFailure() {
        ClockSkewCheck check = ClockSkewCheck.of(h2("jdbc:h2:tcp://127.0.0.1:1/gone"));

        Assertions.assertThatThrownBy(check::check).isInstanceOf(SQLException.class);
    }
}
