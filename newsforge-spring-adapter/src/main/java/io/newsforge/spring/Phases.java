package io.newsforge.spring;

import org.springframework.context.SmartLifecycle;

/** When parts start and stop beside Boot's web server, which starts in phase {@code MAX - 2048} and drains in {@code MAX - 1024}. */
final class Phases {

    /** Started before the server takes requests, stopped after it has drained. */
    static final int BEFORE_THE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 4096;

    private Phases() {}
}
