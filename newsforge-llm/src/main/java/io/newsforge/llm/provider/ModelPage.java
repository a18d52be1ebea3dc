package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of models. Immutable.
 *
 * @param names as they go into a request, in the vendor's order
 * @param last what the next page begins after; null if this is the last one
 */
record ModelPage(List<String> names, @Nullable String last) {

    ModelPage {
        names = List.copyOf(names);
    }

    /** Reads {@code {"data": [{"id": …}], "has_more": …, "last_id": …}}, of which not all vendors have the last two. */
    static ModelPage read(JsonParser in) throws IOException {
        Reading reading = new Reading();
        in.nextToken();
        Fields.each(in, reading::field);
        return new ModelPage(reading.names, reading.more ? reading.last : null);
    }

    private static final class Reading {

        private final List<String> names = new ArrayList<>();
        private boolean more;
        private @Nullable String last;

        void field(String field, JsonParser in) throws IOException {
            switch (field) {
                case "data" -> Fields.eachObject(in, model -> Fields.each(model, this::modelField));
                case "has_more" -> more = in.getValueAsBoolean();
                case "last_id" -> last = Json.text(in);
                default -> in.skipChildren();
            }
        }

        private void modelField(String field, JsonParser in) throws IOException {
            String text = Json.text(in);
            if (field.equals("id") && text != null) {
                names.add(text);
            }
        }
    }
}
