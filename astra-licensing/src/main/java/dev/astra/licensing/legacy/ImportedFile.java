package dev.astra.licensing.legacy;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.View;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Immutable. What is remembered of an import, so that an export is written in the same form.
 *
 * @param name of the file
 * @param digest its SHA-256
 * @param form how it was written
 * @param zone the old bot's; empty if no time needed one
 * @param at when it was imported
 */
record ImportedFile(String name, String digest, LegacyForm form, Optional<ZoneId> zone, Instant at) {
    static final String DATABASE = "database.json";

    static final Table<String, ImportedFile> FILES = Table.of(
            "licenses.legacy", Key.text(Function.identity(), Function.identity()), ImportedFile::name, new Codec());

    static Optional<ImportedFile> of(View view) {
        return view.table(FILES).get(DATABASE);
    }

    private static final class Codec implements RowCodec<String, ImportedFile> {
        @Override
        public void write(ImportedFile row, RowWriter out) {
            out.text("digest", row.digest())
                    .text("escaping", row.form().escaping().name().toLowerCase(Locale.ROOT))
                    .flag("finalNewline", row.form().finalNewline())
                    .text("zone", row.zone().map(ZoneId::getId).orElse(null))
                    .instant("at", row.at());
        }

        @Override
        public ImportedFile read(String name, RowReader in) {
            try {
                LegacyForm.Escaping escaping =
                        LegacyForm.Escaping.valueOf(in.text("escaping").toUpperCase(Locale.ROOT));
                return new ImportedFile(
                        name,
                        in.text("digest"),
                        new LegacyForm(escaping, in.flag("finalNewline")),
                        Optional.ofNullable(in.textOrNull("zone")).map(ZoneId::of),
                        in.instant("at"));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                throw new CorruptDataException("import of " + name + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
