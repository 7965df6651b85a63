package dev.astra.licensing.verify;

import dev.astra.core.UnavailableException;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.SignedHeader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thread, one use. Reads a signed list once, front to back, in constant memory, and looks for one license. */
final class SignedScan {
    private final String list;
    private final SignedWhitelist.Entry entry;
    private @Nullable RowSearch search;

    private SignedScan(String list, LicenseKey key, MachineId machine) {
        this.list = list;
        this.entry = new SignedWhitelist.Entry(key, machine);
    }

    /**
     * What was read.
     *
     * @param reading whether it is a signed file of a seller whom this program trusts
     * @param rows how many rows it has
     * @param listed whether the license is among them; without meaning if the reading is not sound
     */
    record Answer(Reading reading, long rows, boolean listed) {}

    static Answer look(WhitelistSource source, String list, RootKeys roots, LicenseKey key, MachineId machine) {
        try (InputStream in = source.open()) {
            return new SignedScan(list, key, machine).look(in, roots);
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected the whole list, got a part of it before the connection or disk failed", broken);
        }
    }

    private Answer look(InputStream in, RootKeys roots) throws IOException {
        Reading reading = SignedFile.read(in, Purpose.LIST, roots, SignedWhitelist.MOST_BYTES, this::begin);
        RowSearch done = search;
        return reading.fold(
                sound -> done == null
                        ? new Answer(new Reading.Malformed(problem(sound.header())), 0, false)
                        : done.sorted()
                                ? new Answer(sound, done.rows(), done.found())
                                : new Answer(
                                        new Reading.Malformed("expected sorted rows, got others"), done.rows(), false),
                untrusted -> new Answer(untrusted, 0, false),
                malformed -> new Answer(malformed, 0, false));
    }

    private SignedFile.Body begin(SignedHeader header) {
        if (!problem(header).isEmpty()) {
            return (chunk, length) -> {};
        }
        RowSearch begun =
                new RowSearch(SignedWhitelist.row(entry, list, header.issue().stamp()));
        search = begun;
        return begun;
    }

    private String problem(SignedHeader header) {
        if (!header.issue().name().equals(list)) {
            return "expected the list " + list + ", got a list named "
                    + header.issue().name();
        }
        if (!SignedWhitelist.isLength(header.bodyBytes())) {
            return "expected a power of two of rows, got " + header.bodyBytes() + " bytes";
        }
        boolean longer =
                Duration.between(header.issue().signed(), header.issue().expires())
                                .compareTo(SignedWhitelist.FRESH)
                        > 0;
        return longer
                ? "expected a list that is fresh for at most " + SignedWhitelist.FRESH + ", got a longer time"
                : "";
    }
}
