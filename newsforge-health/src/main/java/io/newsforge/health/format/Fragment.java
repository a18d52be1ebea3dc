package io.newsforge.health.format;

import io.newsforge.health.check.Sighting;
import java.util.List;

/**
 * What is written of one check or composite, with an {@link Template#AGE} for each of some readings. Immutable.
 *
 * @param text the text
 * @param readings the readings whose ages it needs, in their order
 */
record Fragment(String text, List<Sighting> readings) {

    Fragment {
        readings = List.copyOf(readings);
    }
}
