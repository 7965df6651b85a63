package dev.astra.trading.vault.legacy;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.value.Catalogue;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Thread-safe. Brings what the vault before this one knew into an empty one: links, pets, gems, former trades, values. All of
 * it in one transaction, or nothing.
 */
public final class VaultImport {
    private final Store store;
    private final Vault vault;
    private final Accounts accounts;
    private final Catalogue catalogue;

    /**
     * An import.
     *
     * @param store opened with the tables of the vault and those that it needs
     * @param vault on it
     */
    public VaultImport(Store store, Vault vault) {
        this.store = Objects.requireNonNull(store, "store");
        this.vault = Objects.requireNonNull(vault, "vault");
        this.accounts = new Accounts(store);
        this.catalogue = new Catalogue(store);
    }

    /** Tells what an import would do, and does nothing. */
    public ImportOutcome dryRun(LegacyFiles files) {
        LegacyReading reading = LegacyReading.of(files);
        if (!reading.problems.isEmpty()) {
            return new ImportOutcome.Refused(reading.problems);
        }
        return store.<ImportOutcome>read(
                view -> isEmpty(view) ? new ImportOutcome.WouldImport(report(reading)) : notEmpty(view));
    }

    /** Imports. */
    public ImportOutcome run(LegacyFiles files) {
        LegacyReading reading = LegacyReading.of(files);
        if (!reading.problems.isEmpty()) {
            return new ImportOutcome.Refused(reading.problems);
        }
        return store.write(tx -> isEmpty(tx) ? bringIn(tx, reading) : notEmpty(tx));
    }

    private static boolean isEmpty(View view) {
        return Vault.owners(view) == 0 && Accounts.count(view) == 0;
    }

    private static ImportOutcome notEmpty(View view) {
        return new ImportOutcome.NotEmpty(Vault.owners(view), Accounts.count(view));
    }

    private ImportOutcome bringIn(Tx tx, LegacyReading reading) {
        catalogue.put(tx, reading.catalogue());
        for (LegacyOwner owner : reading.owners.values()) {
            owner.link.ifPresent(link -> accounts.adopt(tx, link));
            vault.adopt(tx, owner.user, owner.goods(), owner.trades());
        }
        ImportReport report = report(reading);
        AuditLog.note(
                tx,
                Actor.system("import"),
                "import",
                "vault",
                "",
                report.owners() + " users, " + report.items() + " pets, " + report.gems() + " gems");
        return new ImportOutcome.Imported(report);
    }

    private static ImportReport report(LegacyReading reading) {
        return new ImportReport(
                reading.owners.size(),
                Math.toIntExact(
                        owners(reading).filter(owner -> owner.link.isPresent()).count()),
                owners(reading).mapToLong(owner -> owner.goods().pieces()).sum(),
                owners(reading).mapToLong(owner -> owner.gems).reduce(0, Math::addExact),
                owners(reading).mapToInt(owner -> owner.trades().size()).sum(),
                reading.catalogue().size(),
                Stream.of(LegacyCollection.values())
                        .mapToInt(reading::documents)
                        .sum(),
                reading.notices);
    }

    private static Stream<LegacyOwner> owners(LegacyReading reading) {
        return reading.owners.values().stream();
    }
}
