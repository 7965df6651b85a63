package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Immutable. What a client said, in 64 digits: the same for the same pets in any order. */
final class Digest {
    private Digest() {}

    static String of(Handover handover) {
        SortedMap<String, List<Long>> lines = new TreeMap<>();
        for (Handover.Piece piece : handover.pieces()) {
            String name = piece.item().map(Item::name).orElseGet(() -> "?" + piece);
            lines.merge(name, List.of(piece.quantity()), Digest::joined);
        }
        return of("handover " + handover.gems() + lines);
    }

    /** Quantities that are no quantities are not added up, so that they cannot make up for each other. */
    private static List<Long> joined(List<Long> one, List<Long> other) {
        long first = one.get(0);
        long second = other.get(0);
        if (one.size() == 1 && first > 0 && second > 0 && first <= Long.MAX_VALUE - second) {
            return List.of(first + second);
        }
        List<Long> both = new ArrayList<>(one);
        both.addAll(other);
        both.sort(null);
        return List.copyOf(both);
    }

    static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
