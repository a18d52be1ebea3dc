package io.newsforge.servlet.host;

import io.newsforge.servlet.NewsForgeListener;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty 12. */
@SuppressWarnings("try")
public final class JettyHost implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final App app;

    public JettyHost(Map<String, Object> shared) throws Exception {
        app = new App(new Controls(shared));
        ServletContextHandler main = new ServletContextHandler("/");
        main.addServletContainerInitializer((classes, context) -> app.install(context));
        ServletContextHandler auto = new ServletContextHandler("/auto");
        auto.addEventListener(new NewsForgeListener());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new ContextHandlerCollection(main, auto));
        server.start();
    }

    public int port() {
        return connector.getLocalPort();
    }

    public String version() {
        return "Jetty " + Server.getVersion();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        app.close();
    }
}
