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
import java.util.stream.Stream;

/**
 * A servlet container that runs the application in a class loader of its own, which has the jars of no other container: they bring
 * different versions of the servlet API, and both Tomcats have the same class names.
 */
@SuppressWarnings("try") // closing a container may take an interrupt
final class Container implements AutoCloseable {

    /** What each container must not see of the test's class path. */
    enum Kind {
        JETTY_12("JettyHost", ".*(tomcat|undertow).*"),
        UNDERTOW("UndertowHost", ".*(tomcat|jetty).*"),
        TOMCAT_11("TomcatHost", ".*(jetty|undertow|servlet-api).*"),
        TOMCAT_10("TomcatHost", ".*(jetty|undertow|servlet-api|tomcat).*");

        private final String host;
        private final String hidden;

        Kind(String host, String hidden) {
            this.host = host;
            this.hidden = hidden;
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
            if (!Path.of(entry).getFileName().toString().matches(kind.hidden)) {
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
