package dev.astra.licensing.legacy;

import dev.astra.core.Actor;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Thread-safe. Brings the old bot's orders, claims and machines into an empty store, with the buyer ids they have: in one
 * transaction, all or nothing. Numbers given later continue behind the highest id.
 *
 * <p>What was stored as text stays as text until it changes here, so that {@link LegacyExport} gives the same file back.
 */
public final class LegacyImport {
    /** The table that remembers how the old file was written. */
    public static final Schema TABLES = Schema.of(ImportedFile.FILES);

    private static final Actor IMPORT = Actor.system("legacy-import");

    private final Store store;
    private final Licensing licensing;
    private final Optional<ZoneId> zone;

    private LegacyImport(Builder builder) {
        this.store = builder.store;
        this.licensing = builder.licensing;
        this.zone = builder.zone;
    }

    /** Whether an old bot's files were imported, so that its programs are still about. */
    public static boolean imported(View view) {
        return view.table(ImportedFile.FILES).count() > 0;
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES} and the tables of the licensing
     * @param licensing takes the licenses
     */
    public static Builder builder(Store store, Licensing licensing) {
        return new Builder(store, licensing);
    }

    /** Imports, or says why not. */
    public ImportOutcome run(LegacyFiles files) {
        return with(
                files,
                prepared -> store.write(
                        tx -> decide(tx, files).orElseGet(() -> new ImportOutcome.Imported(apply(tx, prepared)))));
    }

    /** Says what {@link #run} would do now, and does nothing. */
    public ImportOutcome dryRun(LegacyFiles files) {
        return with(
                files,
                prepared -> store.read(
                        view -> decide(view, files).orElseGet(() -> new ImportOutcome.WouldImport(prepared.report()))));
    }

    private ImportOutcome with(LegacyFiles files, Function<PreparedImport, ImportOutcome> then) {
        return LegacyDatabase.read(files.database())
                .fold(sound -> with(files, sound, then), refused -> new ImportOutcome.Refused(refused.problems()));
    }

    private ImportOutcome with(
            LegacyFiles files, LegacyReading.Sound sound, Function<PreparedImport, ImportOutcome> then) {
        long times = sound.records().stream()
                .filter(record -> !record.lastUpdate().isEmpty())
                .count();
        if (times > 0 && zone.isEmpty()) {
            return store.read(view -> decide(view, files))
                    .orElseGet(() -> new ImportOutcome.ZoneNeeded(Math.toIntExact(times)));
        }
        return then.apply(PreparedImport.of(files, sound, zone.orElse(ZoneOffset.UTC)));
    }

    /** Why the store cannot take the file, if so. */
    private static Optional<ImportOutcome> decide(View view, LegacyFiles files) {
        Optional<ImportedFile> before =
                ImportedFile.of(view).filter(file -> file.digest().equals(files.digest()));
        if (before.isPresent()) {
            return Optional.of(new ImportOutcome.AlreadyImported(before.get().at()));
        }
        long orders = OrderRegistry.count(view);
        long licenses = Licensing.all(view).count();
        return orders + licenses > 0 || ImportedFile.of(view).isPresent()
                ? Optional.of(new ImportOutcome.StoreNotEmpty(orders, licenses))
                : Optional.empty();
    }

    private ImportReport apply(Tx tx, PreparedImport prepared) {
        for (Order order : prepared.orders()) {
            OrderRegistry.restore(tx, order, IMPORT).fold(restored -> restored, taken -> {
                throw new IllegalStateException("expected an empty store, found order " + order.number());
            });
        }
        List<License> licenses = prepared.licenses();
        licensing.adopt(tx, licenses, IMPORT);
        tx.put(
                ImportedFile.FILES,
                new ImportedFile(ImportedFile.DATABASE, prepared.report().digest(), prepared.form(), zone, tx.now()));
        return prepared.report();
    }

    /** One thread. Settings of an import. */
    public static final class Builder {
        private final Store store;
        private final Licensing licensing;
        private Optional<ZoneId> zone = Optional.empty();

        private Builder(Store store, Licensing licensing) {
            this.store = Objects.requireNonNull(store, "store");
            this.licensing = Objects.requireNonNull(licensing, "licensing");
        }

        /** The zone of the machine that the old bot ran on; needed as soon as the file has a local time. */
        public Builder zone(ZoneId local) {
            this.zone = Optional.of(local);
            return this;
        }

        /** The import. */
        public LegacyImport build() {
            return new LegacyImport(this);
        }
    }
}
