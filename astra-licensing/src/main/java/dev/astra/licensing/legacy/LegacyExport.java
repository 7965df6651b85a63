package dev.astra.licensing.legacy;

import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.View;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.WhitelistSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * Thread-safe, without state of its own. Writes what the old bot would have, record by record, from one state of the store.
 *
 * <p>Without changes since the import the database is the imported file, byte for byte, if the report of the import said so.
 * The old bot knows no refunds: a license that was taken away has no machine there.
 */
public final class LegacyExport {
    private LegacyExport() {}

    /**
     * Writes {@code database.json}.
     *
     * @param view the state
     * @param zone for local times, if nothing was imported that said which; the zone of the machine that the old bot runs on
     * @param out not closed here
     */
    public static void database(View view, ZoneId zone, OutputStream out) throws IOException {
        LegacyForm form = ImportedFile.of(view).map(ImportedFile::form).orElse(LegacyForm.STANDARD);
        ZoneId local = ImportedFile.of(view).flatMap(ImportedFile::zone).orElse(zone);
        Stream<LegacyRecord> records = OrderRegistry.all(view)
                .map(order -> LegacyRows.record(
                        order, Licensing.find(view, new BuyerId(order.number().value())), local));
        LegacyDatabase.write(records, form, out);
    }

    /**
     * Writes {@code WhitelistsSerialNumbers.txt}, which is the published list.
     *
     * @param view the state
     * @param out not closed here
     * @return how many lines it has
     */
    public static long whitelist(View view, OutputStream out) throws IOException {
        return WhitelistSnapshot.of(view).writeTo(out);
    }
}
