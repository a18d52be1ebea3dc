package io.newsforge.spring;

/** What an operator can do to a route. */
public enum RouteAction {
    /** Opens its breaker until it is reset. */
    FORCE_OPEN,
    /** Closes its breaker, and lets it do its work again. */
    RESET,
    /** Has its breaker let everything through. */
    DISABLE,
    /** Passes it over from now on. */
    TAKE_OUT,
    /** Uses it again after it was taken out. */
    PUT_BACK
}
