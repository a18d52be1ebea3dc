/**
 * Posts: a {@link io.newsforge.post.PostWriter} drafts them from an article, a {@link io.newsforge.post.PostFitter} makes each
 * draft valid for its platform, and a {@link io.newsforge.post.Certificate} says which rules it keeps and what was cut.
 *
 * <pre>{@code
 * Draft draft = Draft.of("The central bank kept its key rate at 2.50%.").toBuilder()
 *         .link(URI.create("https://example.com/rate"))
 *         .hashtag("CentralBank")
 *         .build();
 * if (PostFitter.create().fit(platform, draft) instanceof Fit.Fitted fitted) {
 *     send(fitted.post().parts().get(0).payload());
 * }
 * }</pre>
 */
@NullMarked
package io.newsforge.post;

import org.jspecify.annotations.NullMarked;
