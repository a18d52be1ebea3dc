package io.newsforge.servlet.host;

import io.newsforge.servlet.NewsForgeListener;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.Version;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** Undertow 2.3. */
@SuppressWarnings("try")
public final class UndertowHost implements AutoCloseable {

    private final Undertow server;
    private final App app;
    private final Deque<DeploymentManager> deployments = new ArrayDeque<>();

    public UndertowHost(Map<String, Object> shared) throws ServletException {
        app = new App(new Controls(shared));
        ServletContainerInitializer initializer = (classes, context) -> app.install(context);
        DeploymentInfo main = deployment("/")
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
        DeploymentInfo auto = deployment("/auto").addListener(new ListenerInfo(NewsForgeListener.class));
        HttpHandler root = Handlers.path(started(main)).addPrefixPath("/auto", started(auto));
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setHandler(root)
                .build();
        server.start();
    }

    private static DeploymentInfo deployment(String path) {
        return Servlets.deployment()
                .setClassLoader(UndertowHost.class.getClassLoader())
                .setContextPath(path)
                .setDeploymentName(path);
    }

    private HttpHandler started(DeploymentInfo info) throws ServletException {
        DeploymentManager deployment = Servlets.newContainer().addDeployment(info);
        deployment.deploy();
        deployments.push(deployment);
        return deployment.start();
    }

    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    public String version() {
        return Version.getFullVersionString();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        for (DeploymentManager deployment : deployments) {
            deployment.stop();
            deployment.undeploy();
        }
        app.close();
    }
}
