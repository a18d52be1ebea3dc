package io.newsforge.post;

import io.newsforge.platform.Entity;
import java.util.List;

/** Takes the signs off hashtags, mentions and cashtags, so that the words stay and act as nothing. */
final class Signs {

    private static final String SIGNS = "#＃@＠$";

    private Signs() {}

    /**
     * Takes signs off.
     *
     * @param text the text
     * @param entities those to change, in order, with UTF-16 offsets; links are left alone
     * @return the text without their signs, a whole run of signs at a time, since the one before it would take its place
     */
    static String takenOff(String text, List<Entity> entities) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        for (Entity entity : entities) {
            if (entity.type() == Entity.Type.LINK) {
                continue;
            }
            int run = entity.start();
            while (run > from && SIGNS.indexOf(text.charAt(run - 1)) >= 0) {
                run--;
            }
            kept.append(text, from, run);
            from = entity.start() + 1;
        }
        return kept.append(text, from, text.length()).toString();
    }
}
