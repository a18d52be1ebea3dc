package io.newsforge.summary;

/** How long a summary may be. Immutable. */
public sealed interface Budget {

    /**
     * So many sentences.
     *
     * @param atMost 1 or more
     */
    record SentenceCount(int atMost) implements Budget {
        public SentenceCount {
            requirePositive(atMost);
        }

        @Override
        public boolean allows(int sentences, int units) {
            return sentences <= atMost;
        }
    }

    /**
     * So many UTF-16 units, with one unit between two sentences.
     *
     * @param atMost 1 or more
     */
    record CharacterCount(int atMost) implements Budget {
        public CharacterCount {
            requirePositive(atMost);
        }

        @Override
        public boolean allows(int sentences, int units) {
            return units <= atMost;
        }
    }

    /**
     * At most so many sentences.
     *
     * @param atMost 1 or more
     * @return that budget
     */
    static Budget sentences(int atMost) {
        return new SentenceCount(atMost);
    }

    /**
     * At most so many UTF-16 units, counting one for the space or line break between two sentences.
     *
     * @param atMost 1 or more
     * @return that budget
     */
    static Budget characters(int atMost) {
        return new CharacterCount(atMost);
    }

    /**
     * Whether a summary of this size is within the budget.
     *
     * @param sentences how many sentences it has
     * @param units its length in UTF-16 units, one between two sentences
     * @return true when it is
     */
    boolean allows(int sentences, int units);

    private static void requirePositive(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost: " + atMost + " (expected: >= 1)");
        }
    }
}
