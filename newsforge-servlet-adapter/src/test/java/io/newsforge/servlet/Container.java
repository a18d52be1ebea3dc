package io.newsforge.servlet;

import io.newsforge.servlet.host.Controls;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A servlet container that runs the application in a class loader of its own, which has the jars of no other container: they bring
 * different versions of the servlet API, and both Tomcats have the same class names.
 */
final class Container implements AutoCloseable {

    /** What each container must not see of the test's class path. */
    enum Kind {
        JETTY_12("JettyHost", jar -> jar.contains("tomcat") || jar.contains("undertow")),
        UNDERTOW("UndertowHost", jar -> jar.contains("tomcat") || jar.contains("jetty")),
        TOMCAT_11("TomcatHost", jar -> jar.contains("jetty") || jar.contains("undertow") || isServletApi(jar)),
        TOMCAT_10(
                "TomcatHost",
                jar -> jar.contains("jetty")
                        || jar.contains("undertow")
                        || jar.contains("tomcat")
                        || isServletApi(jar));

        private final String host;
        private final Predicate<String> hidden;

        Kind(String host, Predicate<String> hidden) {
            this.host = host;
            this.hidden = hidden;
        }

        private static boolean isServletApi(String jar) {
            return jar.contains("servlet-api");
        }
    }

    private final Controls controls = Controls.fresh();
    private final URLClassLoader loader;
    private final AutoCloseable host;
    private final int port;
    private final String version;

    Container(Kind kind) throws ReflectiveOperationException, IOException {
        loader = new URLClassLoader(urls(kind), ClassLoader.getPlatformClassLoader());
        Class<?> type = Class.forName("io.newsforge.servlet.host." + kind.host, true, loader);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            host = (AutoCloseable) type.getConstructor(Map.class).newInstance(controls.shared());
            port = (int) type.getMethod("port").invoke(host);
            version = (String) type.getMethod("version").invoke(host);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(Kind kind) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!kind.hidden.test(Path.of(entry).getFileName().toString())) {
                urls.add(url(Path.of(entry)));
            }
        }
        if (kind == Kind.TOMCAT_10) {
            try (Stream<Path> jars = Files.list(Path.of("target", "tomcat10"))) {
                for (Path jar : jars.toList()) {
                    urls.add(url(jar));
                }
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    Controls controls() {
        return controls;
    }

    int port() {
        return port;
    }

    String version() {
        return version;
    }

    @Override
    public void close() throws Exception {
        host.close();
        loader.close();
    }
}
