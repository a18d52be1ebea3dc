package io.newsforge.health.format;

import io.newsforge.health.check.Sighting;
import io.newsforge.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A text that is finished but for the ages of readings, in milliseconds. Immutable. */
final class Template {

    /** Stands for an age while the text is made. Neither JSON nor our lines have it otherwise. */
    static final char AGE = '\0';

    private static final int LONGEST_AGE = 20;

    private final String[] pieces;
    private final long[] seen;
    private final int length;

    private Template(String[] pieces, long[] seen, int length) {
        this.pieces = pieces;
        this.seen = seen;
        this.length = length;
    }

    /** A text with an {@link #AGE} for each of some readings, in their order. */
    static Template of(String text, List<Sighting> readings) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(AGE); at >= 0; at = text.indexOf(AGE, from)) {
            pieces.add(text.substring(from, at));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        long[] seen = readings.stream().mapToLong(Sighting::nanos).toArray();
        return new Template(pieces.toArray(String[]::new), seen, text.length() + seen.length * LONGEST_AGE);
    }

    String fill(TimeSource time) {
        long now = time.nanos();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < seen.length; i++) {
            text.append(pieces[i]).append(TimeUnit.NANOSECONDS.toMillis(Math.max(0, now - seen[i])));
        }
        return text.append(pieces[seen.length]).toString();
    }
}
