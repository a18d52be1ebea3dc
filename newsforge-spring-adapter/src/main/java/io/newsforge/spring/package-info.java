/**
 * The Spring Boot starter: beans of everything that exists, made of {@code newsforge.*} properties, each of which steps back for the
 * host's own.
 *
 * <pre>{@code
 * newsforge.routes.main.provider=openai
 * newsforge.routes.main.model=gpt-6-luna
 * newsforge.quota.zone=Asia/Seoul
 * newsforge.quota.plans.free.conversions-per-day=5
 * }</pre>
 *
 * <p>Serves Boot 3.5, 4.0 and 4.1. Its start waits for no connection, unless it is to migrate a database. Only binds: what is decided is
 * decided in the modules below.
 */
@NullMarked
package io.newsforge.spring;

import org.jspecify.annotations.NullMarked;
