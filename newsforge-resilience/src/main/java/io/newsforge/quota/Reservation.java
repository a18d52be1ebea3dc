package io.newsforge.quota;

/**
 * What a granted reservation is known by. A host that must settle after a restart keeps these three values.
 *
 * @param group the group of the subject
 * @param key its key within the group
 * @param local whether it was granted from this process's allowance while the store was away; such a one is not known to other
 *     processes, and not after a restart
 */
public record Reservation(String group, String key, boolean local) {

    /** Refuses names that are blank or longer than 512 characters. */
    public Reservation {
        Checks.name("group", group);
        Checks.name("key", key);
    }

    /**
     * A reservation that the store holds.
     *
     * @param group the group of the subject
     * @param key its key within the group
     * @return the reservation
     */
    public static Reservation of(String group, String key) {
        return new Reservation(group, key, false);
    }
}
