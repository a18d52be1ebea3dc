package io.newsforge.quota;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener, whose failures change nothing. */
record Announcer(QuotaListener listener) implements Consumer<QuotaEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);

    @Override
    public void accept(QuotaEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn("A quota listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }
}
