package io.newsforge.servlet;

import java.util.concurrent.RejectedExecutionException;

/** Shows a client that waits that somebody is there, and finds out whether the client still is. */
final class Heartbeat {

    private final Desk desk;
    private final Exchange exchange;
    private final Form form;

    Heartbeat(Desk desk, Exchange exchange, Form form) {
        this.desk = desk;
        this.exchange = exchange;
        this.form = form;
    }

    /** Beats until the exchange ends. The alarm that is set when it ends rings once for nothing. */
    void start() {
        desk.timer().set(desk.limits().heartbeat(), this::ring);
    }

    /** Writing may wait for the client, which must not keep the timer's thread. */
    private void ring() {
        try {
            desk.beats().execute(this::beat);
        } catch (RejectedExecutionException e) {
            startAgain();
        }
    }

    private void beat() {
        exchange.sendIfIdle(form.heartbeat());
        startAgain();
    }

    private void startAgain() {
        if (exchange.isOpen()) {
            start();
        }
    }
}
