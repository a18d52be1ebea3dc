package io.newsforge.servlet;

class Jetty12Test extends ServletContract {

    @Override
    Container.Kind kind() {
        return Container.Kind.JETTY_12;
    }

    @Override
    String expectedVersion() {
        return "12.0.";
    }
}
