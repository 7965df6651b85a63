package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LegacyWhitelist.Row;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the legacy list once, front to back, in constant memory, and looks for one row. Whatever is not a sound list is an
 * exception: it could not be found out.
 */
final class ListScan {
    private ListScan() {}

    /**
     * What a sound list says.
     *
     * @param rows how many there are; at least 1
     * @param listed whether the wanted one is among them
     */
    record Answer(long rows, boolean listed) {}

    static Answer look(WhitelistSource source, Row wanted) {
        try (InputStream in = source.open()) {
            LegacyWhitelist.Search search = LegacyWhitelist.find(in, wanted);
            return search.reading().fold(complete -> answer(complete.rows(), search.found()), malformed -> {
                throw new CorruptDataException(
                        "the published list is malformed in line " + malformed.line() + ": " + malformed.reason());
            });
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected the whole list, got a part of it before the connection or disk failed", broken);
        }
    }

    private static Answer answer(long rows, boolean listed) {
        if (rows == 0) {
            throw new CorruptDataException("expected a list of at least one row, got none");
        }
        return new Answer(rows, listed);
    }
}
