package dev.astra.trading.companion;

import java.time.Duration;

/**
 * Immutable. The rhythm of a run.
 *
 * @param valuesEvery between the end of an update of the values and the next one; at least a second
 * @param scan whether trades are scanned automatically
 * @param scanEvery between the begin of a scan and the next one, if nothing has changed; at least a second
 * @param periodic whether there are such scans: not where only the file's values count, because a scan would show the same
 * @param botPause between the end of the trade bot and its next start
 * @param settle changes within this become one restart
 * @param scanWithin a scan that takes longer hangs, is stopped and begun again
 */
public record RunPolicy(
        Duration valuesEvery,
        boolean scan,
        Duration scanEvery,
        boolean periodic,
        Duration botPause,
        Duration settle,
        Duration scanWithin) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Refuses rhythms that would never rest. */
    public RunPolicy {
        if (valuesEvery.compareTo(SECOND) < 0 || scanEvery.compareTo(SECOND) < 0 || scanWithin.compareTo(SECOND) < 0) {
            throw new IllegalArgumentException("valuesEvery, scanEvery and scanWithin must be at least 1 s, got "
                    + valuesEvery + ", " + scanEvery + " and " + scanWithin);
        }
        if (botPause.isNegative() || settle.isNegative()) {
            throw new IllegalArgumentException("botPause and settle must be >= 0, got " + botPause + " and " + settle);
        }
    }

    /** Values each 4 minutes, scans each hour, 10 s between two trade bots, changes within 5 s are one. */
    public static RunPolicy usual() {
        return new RunPolicy(
                Duration.ofMinutes(4),
                true,
                Duration.ofHours(1),
                true,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofHours(2));
    }

    /** Without scans. */
    public RunPolicy withoutScan() {
        return new RunPolicy(valuesEvery, false, scanEvery, periodic, botPause, settle, scanWithin);
    }

    /** With scans only where values changed. */
    public RunPolicy withoutPeriodicScan() {
        return new RunPolicy(valuesEvery, scan, scanEvery, false, botPause, settle, scanWithin);
    }
}
