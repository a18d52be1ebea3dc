package io.newsforge.servlet.host;

import io.newsforge.servlet.NewsForgeListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

/** Tomcat 10.1 or 11, whichever the class loader has. */
@SuppressWarnings("try")
public final class TomcatHost implements AutoCloseable {

    private final Tomcat server = new Tomcat();
    private final Path folder;
    private final App app;

    public TomcatHost(Map<String, Object> shared) throws IOException, LifecycleException {
        TomcatURLStreamHandlerFactory
                .disable(); // of which there can be one in a process, and another Tomcat may have run
        app = new App(new Controls(shared));
        folder = Files.createTempDirectory("newsforge-tomcat");
        server.setBaseDir(folder.toString());
        server.setHostname("127.0.0.1");
        server.setPort(0);
        context("").addServletContainerInitializer((classes, context) -> app.install(context), Set.of());
        context("/auto").addApplicationListener(NewsForgeListener.class.getName());
        server.getConnector();
        server.start();
    }

    private Context context(String path) {
        Context context = server.addContext(path, folder.toString());
        context.setParentClassLoader(TomcatHost.class.getClassLoader());
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        return context;
    }

    public int port() {
        return server.getConnector().getLocalPort();
    }

    public String version() {
        return ServerInfo.getServerInfo();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        server.destroy();
        app.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
