package io.newsforge.servlet;

import io.newsforge.NewsForge;
import io.newsforge.health.HealthRegistry;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/**
 * Installs a NewsForge into a web application. As it is, it converts with the extractive writer and shows health; a subclass builds
 * something else.
 *
 * <pre>{@code
 * <listener><listener-class>io.newsforge.servlet.NewsForgeListener</listener-class></listener>
 * }</pre>
 */
public class NewsForgeListener implements ServletContextListener {

    private @Nullable NewsForge forge;
    private @Nullable HealthRegistry health;
    private @Nullable NewsForgeServlets servlets;

    /** For the container, which calls it by name. */
    public NewsForgeListener() {}

    /**
     * Builds who converts; closed when the application ends.
     *
     * @return a NewsForge with the defaults
     */
    protected NewsForge forge() {
        return NewsForge.builder().build();
    }

    /**
     * Builds the registry of health; started here, closed when the application ends.
     *
     * @return a registry without checks
     */
    protected HealthRegistry health() {
        return HealthRegistry.builder().build();
    }

    /**
     * Sets up the servlets.
     *
     * @param builder one that knows the forge and the health
     * @return the same, with what else is wanted
     */
    protected ServletsBuilder configure(ServletsBuilder builder) {
        return builder;
    }

    @Override
    public final void contextInitialized(ServletContextEvent event) {
        NewsForge converts = forge();
        forge = converts;
        HealthRegistry shown = health().start();
        health = shown;
        NewsForgeServlets built =
                configure(NewsForgeServlets.builder(converts).health(shown)).build();
        servlets = built;
        built.install(event.getServletContext());
    }

    @Override
    public final void contextDestroyed(ServletContextEvent event) {
        if (servlets != null) {
            servlets.close();
        }
        if (forge != null) {
            forge.close();
        }
        if (health != null) {
            health.close();
        }
    }
}
