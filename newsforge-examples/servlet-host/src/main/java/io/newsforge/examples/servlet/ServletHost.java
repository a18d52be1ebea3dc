package io.newsforge.examples.servlet;

import io.newsforge.servlet.NewsForgeListener;
import io.newsforge.servlet.ServletsBuilder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** NewsForge behind a plain Jetty: {@code java -jar servlet-host.jar [PORT [REQUESTS_PER_MINUTE]]}; 0 requests means no limit. */
public final class ServletHost {

    private static final int DRAIN_MILLIS = 30_000;

    private final Server server;

    private ServletHost(Server server) {
        this.server = server;
    }

    static ServletHost start(int port, int requestsPerMinute) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addEventListener(new NewsForgeListener() {
            @Override
            protected ServletsBuilder configure(ServletsBuilder builder) {
                return requestsPerMinute == 0
                        ? builder.withoutRateLimit()
                        : builder.requestsPerMinute(requestsPerMinute);
            }
        });
        Server server = new Server(port);
        server.setHandler(new GracefulHandler(context));
        server.setStopTimeout(DRAIN_MILLIS);
        server.setStopAtShutdown(true);
        server.start();
        return new ServletHost(server);
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    void stop() throws Exception {
        server.stop();
    }

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        int requestsPerMinute = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        ServletHost host = start(port, requestsPerMinute);
        System.out.println("listening on http://localhost:" + host.port());
    }
}
