package io.newsforge.post;

import java.util.Objects;

/** What came of fitting a draft to a platform. */
public sealed interface Fit {

    /**
     * A valid post.
     *
     * @param post the post
     */
    record Fitted(Post post) implements Fit {

        public Fitted {
            Objects.requireNonNull(post, "post");
        }
    }

    /**
     * No valid post can be made of this draft.
     *
     * @param platform the platform's id
     * @param reason why
     */
    record Unfit(String platform, Reason reason) implements Fit {

        public Unfit {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a draft became no post. */
    enum Reason {
        /** Nothing was left to say once the text was tidied. */
        NOTHING_TO_SAY,
        /** What there is to say is one link or one quotation longer than the platform allows; neither may be split. */
        INDIVISIBLE
    }
}
