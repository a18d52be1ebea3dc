package io.newsforge.examples.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** NewsForge in a Spring Boot application: the starter is on the class path, and that is all. {@code java -jar spring-host.jar} */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringHost {

    public static void main(String[] args) {
        SpringApplication.run(SpringHost.class, args);
    }
}
