package io.newsforge.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain first reading, until each platform has its own. */
final class FirstSyntax implements EntitySyntax {

    private static final Pattern ENTITY = Pattern.compile(
            "(?<![\\w@#$/])(?:(https?://[^\\s<>\"]+[^\\s<>\".,;:!?)])|#([\\p{L}\\p{M}\\p{N}_]*[\\p{L}][\\p{L}\\p{M}\\p{N}_]*)"
                    + "|@(\\w[\\w.]*\\w)|\\$([A-Z]{1,6})\\b)");

    @Override
    public List<Entity> find(String text) {
        List<Entity> found = new ArrayList<>();
        Matcher matcher = ENTITY.matcher(text);
        Entity.Type[] types = Entity.Type.values();
        while (matcher.find()) {
            for (int group = 1; group <= types.length; group++) {
                if (matcher.group(group) != null) {
                    found.add(new Entity(
                            types[group - 1], matcher.start(), matcher.end(), OffsetUnit.UTF16, matcher.group(group)));
                }
            }
        }
        return List.copyOf(found);
    }
}
