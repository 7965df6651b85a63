package dev.astra.benchmarks.engine;

import java.util.HexFormat;
import java.util.UUID;

/**
 * Immutable. What is stored.
 *
 * @param id the key
 * @param order found by it; unique
 * @param machine found by it
 * @param changedAt when it was bound last, in milliseconds since 1970
 * @param binds how often it was bound
 */
public record License(long id, String order, String machine, long changedAt, long binds) {
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;
    private static final long START = 1_767_225_600_000L;

    /** A license as it is loaded. */
    public static License fresh(long id) {
        return new License(id, orderOf(id), machine(id), START, 0);
    }

    /** The order of a license; orders that follow each other are far apart. */
    public static String orderOf(long id) {
        return "order-" + HexFormat.of().toHexDigits(id * SCATTER);
    }

    /** A machine by a random number. */
    public static String machine(long random) {
        return new UUID(random * SCATTER, Long.rotateLeft(random, 32) ^ SCATTER).toString();
    }

    License bound(String to, long at) {
        return new License(id, order, to, at, binds + 1);
    }
}
