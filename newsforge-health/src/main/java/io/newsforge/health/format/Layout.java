package io.newsforge.health.format;

import io.newsforge.health.check.HealthReport;

/** How a report becomes a text with places for ages. Implementations are stateless. */
@FunctionalInterface
interface Layout {

    /** Writes the text; what is written of checks goes through the fragments, and so do their readings. */
    String text(HealthReport report, Fragments fragments);
}
