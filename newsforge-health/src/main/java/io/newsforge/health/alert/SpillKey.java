package io.newsforge.health.alert;

/** What is one alert for a spill. */
record SpillKey(String sink, String key) {

    static SpillKey of(AlertSpill.Entry entry) {
        return new SpillKey(entry.sink(), entry.alert().key());
    }
}
