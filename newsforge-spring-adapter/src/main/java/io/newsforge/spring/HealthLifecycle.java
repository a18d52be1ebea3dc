package io.newsforge.spring;

import io.newsforge.health.HealthRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Looks at health from before the web server takes requests until after it has drained. When the context begins to close, readiness goes
 * down, so that a balancer can notice while requests under way end. A registry does not start twice, so a context that is only paused
 * keeps looking.
 */
final class HealthLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    private final ApplicationContext context;
    private final HealthRegistry health;
    private volatile boolean running;
    private volatile boolean closing;

    HealthLifecycle(ApplicationContext context, HealthRegistry health) {
        this.context = context;
        this.health = health;
    }

    @Override
    public void start() {
        health.start();
        running = true;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) { // and not a child of it, whose events come here too
            closing = true;
            health.stopServing("shutting down");
        }
    }

    @Override
    public void stop() {
        running = false;
        if (closing) {
            health.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.BEFORE_THE_WEB_SERVER;
    }
}
