package dev.astra.licensing.legacy;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.License;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Immutable. How the old bot's list compares with the one that the imported records give.
 *
 * @param same lines that are the same
 * @param retyped lines whose machine id was hashed as it was typed, for example in upper case: they let nobody in, because
 *     programs hash the canonical form; in the new list they do
 * @param different buyers whose line names another machine
 * @param missing buyers who have a line now and had none
 * @param extra lines of nobody that the database knows; they are gone from the new list
 */
public record ListComparison(long same, long retyped, List<BuyerId> different, List<BuyerId> missing, long extra) {
    /** Copies the lists. */
    public ListComparison {
        different = List.copyOf(different);
        missing = List.copyOf(missing);
    }

    /** Whether everything that differs differs on purpose. */
    public boolean agrees() {
        return different.isEmpty() && missing.isEmpty() && extra == 0;
    }

    /** Empty, with a notice, if the bytes are no list. */
    static Optional<ListComparison> of(byte[] list, List<License> licenses, LegacyFindings findings) {
        Map<String, String> lines = new HashMap<>();
        try {
            Optional<String> problem = LegacyWhitelist.read(
                            new ByteArrayInputStream(list), row -> lines.put(row.buyerKey(), row.machineKey()))
                    .fold(complete -> Optional.empty(), bad -> Optional.of("line " + bad.line() + ": " + bad.reason()));
            if (problem.isPresent()) {
                findings.notice(LegacyRemark.onFile(
                        "the list beside the database is none, so it was not compared; " + problem.get()));
                return Optional.empty();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(compare(lines, licenses));
    }

    private static ListComparison compare(Map<String, String> lines, List<License> licenses) {
        long same = 0;
        long retyped = 0;
        List<BuyerId> different = new ArrayList<>();
        List<BuyerId> missing = new ArrayList<>();
        for (License license : licenses) {
            Optional<LegacyWhitelist.Row> row = license.row();
            if (row.isEmpty()) {
                continue;
            }
            String before = lines.remove(row.get().buyerKey());
            if (before == null) {
                missing.add(license.id());
            } else if (before.equals(row.get().machineKey())) {
                same++;
            } else if (before.equals(asTyped(license))) {
                retyped++;
            } else {
                different.add(license.id());
            }
        }
        return new ListComparison(same, retyped, different, missing, lines.size());
    }

    private static String asTyped(License license) {
        return license.activation()
                .flatMap(activation -> activation.legacy())
                .map(texts -> texts.whitelistKey())
                .orElse("");
    }
}
