package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** HikariCP is optional: the check works in a class path that lacks it. */
class WithoutHikariTest {

    private static URLClassLoader withoutHikari() throws MalformedURLException {
        List<URL> rest = new ArrayList<>();
        String all = System.getProperty("java.class.path");
        for (String entry :
                Pattern.compile(File.pathSeparator).splitAsStream(all).toList()) {
            if (!entry.contains("HikariCP")) {
                rest.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(rest.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void aDataSourceIsCheckedAllTheSame() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");
        try (URLClassLoader loader = withoutHikari()) {
            assertThatThrownBy(() -> loader.loadClass("com.zaxxer.hikari.HikariDataSource"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> type = loader.loadClass("io.newsforge.health.probe.DataSourceCheck");

            Object check = type.getMethod("of", DataSource.class).invoke(null, source);
            Object health = type.getMethod("check").invoke(check);

            assertThat(type.getClassLoader()).isSameAs(loader);
            assertThat(health).hasToString("up");
        }
    }
}
