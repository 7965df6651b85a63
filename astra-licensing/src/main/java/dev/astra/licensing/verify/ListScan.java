package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LegacyWhitelist.Reading;
import dev.astra.licensing.LegacyWhitelist.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * One thread, one use. Reads the list once, front to back, in constant memory, and looks for one row. Whatever is not a
 * sound list is an exception: it could not be found out.
 */
final class ListScan implements Consumer<Row> {
    private final Row wanted;
    private boolean found;

    private ListScan(Row wanted) {
        this.wanted = wanted;
    }

    /**
     * What a sound list says.
     *
     * @param rows how many there are; at least 1
     * @param listed whether the wanted one is among them
     */
    record Answer(long rows, boolean listed) {}

    static Answer look(WhitelistSource source, Row wanted) {
        ListScan scan = new ListScan(wanted);
        try (InputStream in = source.open()) {
            return LegacyWhitelist.read(in, scan).fold(scan::answer, ListScan::refuse);
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected the whole list, got a part of it before the connection or disk failed", broken);
        }
    }

    @Override
    public void accept(Row row) {
        found |= row.equals(wanted);
    }

    private Answer answer(Reading.Complete complete) {
        if (complete.rows() == 0) {
            throw new CorruptDataException("expected a list of at least one row, got none");
        }
        return new Answer(complete.rows(), found);
    }

    private static Answer refuse(Reading.Malformed malformed) {
        throw new CorruptDataException(
                "the published list is malformed in line " + malformed.line() + ": " + malformed.reason());
    }
}
