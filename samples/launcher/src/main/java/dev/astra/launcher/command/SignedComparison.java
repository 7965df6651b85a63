package dev.astra.launcher.command;

import dev.astra.core.AstraException;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.publication.WhitelistSnapshot;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.verify.WhitelistSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thread. Compares a signed list with the licenses of the store. Which of its other rows are filling, nobody can tell.
 *
 * @param name the list's
 * @param roots who must stand behind it
 * @param snapshot what should be on it
 * @param terminal where the outcome is told
 */
record SignedComparison(String name, RootKeys roots, WhitelistSnapshot snapshot, Terminal terminal) {
    int compare(String where, WhitelistSource source) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (InputStream in = source.open()) {
            Reading reading = SignedFile.read(
                    in,
                    Purpose.LIST,
                    roots,
                    SignedWhitelist.MOST_BYTES,
                    header -> (chunk, length) -> rows.write(chunk, 0, length));
            return reading.fold(
                    sound -> differences(where, sound.header().issue(), rows.toByteArray()),
                    untrusted -> terminal.refused(where + " is not to be trusted: " + untrusted.reason()),
                    malformed -> terminal.refused(where + " is no list: " + malformed.reason()));
        } catch (IOException broken) {
            return terminal.refused(where + " could not be read to its end; try again");
        } catch (AstraException unreadable) {
            return terminal.refused(where + ": " + unreadable.getMessage());
        }
    }

    private int differences(String where, Issue issue, byte[] rows) {
        if (!issue.name().equals(name)) {
            return terminal.refused(where + " is the list " + issue.name() + ", not " + name + ".");
        }
        Set<ByteBuffer> found = new HashSet<>();
        for (int at = 0; at + SignedWhitelist.ROW_BYTES <= rows.length; at += SignedWhitelist.ROW_BYTES) {
            found.add(ByteBuffer.wrap(rows, at, SignedWhitelist.ROW_BYTES));
        }
        long missing;
        try (Stream<SignedWhitelist.Entry> entries = snapshot.entries()) {
            missing = entries.map(entry -> ByteBuffer.wrap(SignedWhitelist.row(entry, name, issue.stamp())))
                    .filter(row -> !found.contains(row))
                    .count();
        }
        Instant now = InstantSource.system().instant();
        if (missing > 0 || !now.isBefore(issue.expires())) {
            return terminal.refused(
                    where
                            + (missing > 0
                                    ? " lacks " + Terminal.count(missing, "license") + " of the store."
                                    : " is stale since " + issue.expires() + "."),
                    "\"astra whitelist publish\" publishes it anew; a web cache may show the old list for a while.");
        }
        return terminal.done(where + " is right: edition " + issue.stamp() + ", fresh until " + issue.expires() + ".");
    }
}
