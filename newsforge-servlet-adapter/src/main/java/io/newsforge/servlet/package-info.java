/**
 * Servlets and filters over a NewsForge and its health. {@link io.newsforge.servlet.NewsForgeServlets} puts them together.
 *
 * <pre>{@code
 * NewsForgeServlets.builder(forge).health(registry).build().install(servletContext);
 * }</pre>
 */
@NullMarked
package io.newsforge.servlet;

import org.jspecify.annotations.NullMarked;
