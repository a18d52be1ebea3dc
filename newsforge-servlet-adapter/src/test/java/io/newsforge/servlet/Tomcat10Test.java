package io.newsforge.servlet;

class Tomcat10Test extends ServletContract {

    @Override
    Container.Kind kind() {
        return Container.Kind.TOMCAT_10;
    }

    @Override
    String expectedVersion() {
        return "Tomcat/10.1.";
    }
}
