package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.file.Backup;
import dev.astra.core.store.file.Backups;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.Restore;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault through a backup and a restore. */
class VaultBackupTest {
    @TempDir
    Path temp;

    @Test
    @Covers("P-205")
    void aRestoredVaultHoldsWhatTheBackupHeldAndProvesIt() {
        FileJournal journal = FileJournal.at(temp.resolve("store"));
        Backup backup;
        Bundle owned;
        try (VaultScene scene = new VaultScene(journal, settings -> settings)) {
            scene.deposited(ANNS, offer(CAT, 3, 2 * BLOCK));
            scene.reserved(ANN, bundle(CAT, 1, BLOCK));
            owned = scene.owned(ANN);
            backup = Backups.in(temp.resolve("backups"), 3, InstantSource.system())
                    .take(scene.store, journal);
            scene.vault.cancel(ANN);
            scene.deposited(ANNS, offer(DOG, 1, 0));
        }
        Path elsewhere = temp.resolve("restored");
        Restore.of(backup.file(), elsewhere, InstantSource.system());
        try (VaultScene scene = new VaultScene(FileJournal.at(elsewhere), settings -> settings)) {
            scene.whole();
            assertThat(scene.owned(ANN)).isEqualTo(owned);
            assertThat(scene.history(ANN)).hasSize(1);
            assertThat(Vault.open(scene.store.view(), ANN))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.wanted()).isEqualTo(bundle(CAT, 1, BLOCK)));
            scene.vault.open(key(BOT, "after"), ANNS);
            VaultScene.completed(scene.vault.complete(key(BOT, "after"), offer(CAT, 1, BLOCK)));
            assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 2, BLOCK));
            scene.whole();
        }
    }
}
