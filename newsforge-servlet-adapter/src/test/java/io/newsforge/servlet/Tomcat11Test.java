package io.newsforge.servlet;

class Tomcat11Test extends ServletContract {

    @Override
    Container.Kind kind() {
        return Container.Kind.TOMCAT_11;
    }

    @Override
    String expectedVersion() {
        return "Tomcat/11.0.";
    }
}
