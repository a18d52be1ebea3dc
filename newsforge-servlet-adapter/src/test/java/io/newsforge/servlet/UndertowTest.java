package io.newsforge.servlet;

class UndertowTest extends ServletContract {

    @Override
    Container.Kind kind() {
        return Container.Kind.UNDERTOW;
    }

    @Override
    String expectedVersion() {
        return "2.3.";
    }
}
