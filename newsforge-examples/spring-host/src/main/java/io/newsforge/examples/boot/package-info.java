/** NewsForge in a Spring Boot application. */
@NullMarked
package io.newsforge.examples.boot;

import org.jspecify.annotations.NullMarked;
