package io.newsforge.llm.writer;

import java.util.List;

/**
 * What a model wrote for one platform, as it stands in the answer. {@link #toString()} leaves it out.
 *
 * @param headline empty where none was asked for
 * @param text the text
 * @param hashtags the hashtags, unchecked
 */
record Written(String headline, String text, List<String> hashtags) {

    @Override
    public String toString() {
        return "Written[" + text.length() + " UTF-16 units]";
    }
}
