package io.newsforge.quota;

import java.util.List;

/**
 * What a reservation would find now. It holds nothing back: another may be quicker.
 *
 * @param fits whether all limits have room for it
 * @param standings the limits it would touch, before any charge
 */
public record Preview(boolean fits, List<Standing> standings) {

    /** Copies the standings. */
    public Preview {
        standings = OnDemand.copyOf(standings);
    }
}
