package dev.astra.core.store;

import java.util.EnumMap;
import java.util.Map;

/** One thread. What happened how often in a campaign: one in which something never happened proves nothing about it. */
final class Tally {
    /** What can happen. */
    enum What {
        OPENED_WITHOUT_SNAPSHOT,
        OPENED_WITH_SNAPSHOT,
        FAILED_TO_OPEN,
        POWER_FAILED,
        UNKNOWN_FOUND,
        UNKNOWN_GONE,
        TAIL_CUT,
        REFUSED_FOR_ROOM,
        COMMIT_BESIDE_BACKGROUND,
        DAMAGE_REFUSED,
        DAMAGE_CUT,
        DAMAGE_HARMLESS
    }

    private final Map<What, Long> counts = new EnumMap<>(What.class);

    void count(What what) {
        counts.merge(what, 1L, Long::sum);
    }

    Map<What, Long> counts() {
        return counts;
    }
}
