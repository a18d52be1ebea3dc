/**
 * The router that holds over providers of models: it picks a route, reserves what the attempt can cost there, bounds it, sends it,
 * and settles it; what fails goes on to where it can work, and never more often than was said.
 *
 * <pre>{@code
 * ModelRouter router = ModelRouter.builder()
 *         .route(Route.builder("primary", openai, "gpt-6-luna").attempts(2).build())
 *         .route(Route.of("fallback", anthropic, "claude-sonnet-5"))
 *         .build();
 * Routed answer = router.send(Prompt.of("Say hello."));       // the reply, and why it came from there
 * }</pre>
 */
@NullMarked
package io.newsforge.llm.router;

import org.jspecify.annotations.NullMarked;
