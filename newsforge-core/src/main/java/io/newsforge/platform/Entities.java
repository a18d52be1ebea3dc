package io.newsforge.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what was found in a text, in order and without overlaps. For one thread. */
final class Entities {

    private final String text;
    private final List<Entity> found = new ArrayList<>();

    Entities(String text) {
        this.text = text;
    }

    void add(Entity.Type type, int start, int end, String value) {
        found.add(new Entity(type, start, end, OffsetUnit.UTF16, value));
    }

    /** Adds a tag, mention or symbol whose value is what follows the sign. */
    void addAfterSign(Entity.Type type, int sign, int end) {
        add(type, sign, end, text.substring(sign + 1, end));
    }

    /** Adds links; an address without a scheme leads to its https form. */
    void addLinks(List<UrlScanner.Span> spans) {
        for (UrlScanner.Span span : spans) {
            addLink(span.start(), span.end());
        }
    }

    void addLink(int start, int end) {
        String written = text.substring(start, end);
        boolean scheme = Ascii.matches(text, start, "http://") || Ascii.matches(text, start, "https://");
        add(Entity.Type.LINK, start, end, scheme ? written : "https://" + written);
    }

    /** Sorted by start; of two that overlap the one that starts first stays, then the one added first. */
    List<Entity> settled() {
        found.sort(Comparator.comparingInt(Entity::start));
        List<Entity> settled = new ArrayList<>(found.size());
        int end = 0;
        for (Entity entity : found) {
            if (entity.start() >= end) {
                settled.add(entity);
                end = entity.end();
            }
        }
        return List.copyOf(settled);
    }
}
