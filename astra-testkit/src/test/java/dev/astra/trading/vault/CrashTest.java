package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.store.Tx;
import dev.astra.core.store.file.FileJournal;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever it breaks off, a trade is there wholly or not at all. */
class CrashTest {
    private static final Handover GOODS =
            new Handover(List.of(Handover.Piece.of(CAT, 2), Handover.Piece.of(DOG, 1)), 2 * BLOCK);

    /** The power goes in the middle of a change. */
    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A transaction that ends at its n-th step. */
    private static Tx endingAt(Tx tx, int step, int[] steps) {
        return (Tx) Proxy.newProxyInstance(
                CrashTest.class.getClassLoader(), new Class<?>[] {Tx.class}, (proxy, method, arguments) -> {
                    if (steps[0]++ == step) {
                        throw new PowerCut();
                    }
                    try {
                        return method.invoke(tx, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Test
    @Covers("P-160")
    void aDepositThatBreaksOffAtAnyStepLeavesNothing() {
        try (VaultScene scene = new VaultScene()) {
            scene.vault.open(key(BOT, "t"), ANNS);
            int steps = breaksOff(scene, (vault, tx) -> vault.complete(tx, key(BOT, "t"), GOODS));
            assertThat(steps).isGreaterThan(20);
            assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 2, 2 * BLOCK).plus(Bundle.of(DOG, 1)));
            scene.whole();
        }
    }

    @Test
    @Covers("P-161")
    void aWithdrawalThatBreaksOffAtAnyStepLeavesNothing() {
        try (VaultScene scene = new VaultScene()) {
            scene.deposited(ANNS, GOODS);
            breaksOff(scene, (vault, tx) -> vault.request(tx, ANN, bundle(CAT, 2, BLOCK)));
            assertThat(scene.available(ANN)).isEqualTo(Bundle.of(DOG, 1).withGems(BLOCK));
            breaksOff(scene, (vault, tx) -> vault.open(tx, key(BOT, "w"), ANNS));
            int steps = breaksOff(
                    scene, (vault, tx) -> vault.complete(tx, key(BOT, "w"), Handover.of(bundle(CAT, 1, BLOCK))));
            assertThat(steps).isGreaterThan(20);
            assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 1, BLOCK).plus(Bundle.of(DOG, 1)));
            assertThat(scene.available(ANN)).isEqualTo(scene.owned(ANN));
            scene.whole();
        }
    }

    /** Breaks an operation off at each of its steps, looks, and lets it be in the end. */
    private static int breaksOff(VaultScene scene, BiConsumer<Vault, Tx> operation) {
        Holdings before = scene.holdings(ANN);
        int history = scene.history(ANN).size();
        for (int step = 0; ; step++) {
            int at = step;
            int[] steps = {0};
            try {
                scene.store.execute(tx -> operation.accept(scene.vault, endingAt(tx, at, steps)));
                return step;
            } catch (PowerCut cut) {
                assertThat(scene.holdings(ANN)).as("step %s", at).isEqualTo(before);
                assertThat(scene.history(ANN)).as("step %s", at).hasSize(history);
                scene.whole();
            }
        }
    }

    @Test
    @Covers({"P-160", "P-161"})
    void aFileThatEndsAtAnyByteHoldsEachTradeWhollyOrNotAtAll(@TempDir Path directory) throws IOException {
        Path whole = directory.resolve("whole");
        Holdings empty;
        Holdings deposited;
        Holdings reserved;
        Holdings delivered;
        try (VaultScene scene = new VaultScene(FileJournal.at(whole), settings -> settings)) {
            scene.vault.open(key(BOT, "t"), ANNS);
            empty = scene.holdings(ANN);
        }
        long from = content(whole);
        try (VaultScene scene = new VaultScene(FileJournal.at(whole), settings -> settings)) {
            scene.vault.complete(key(BOT, "t"), GOODS);
            deposited = scene.holdings(ANN);
            scene.reserved(ANN, bundle(CAT, 2, BLOCK));
            reserved = scene.holdings(ANN);
            scene.vault.open(key(BOT, "w"), ANNS);
            scene.vault.complete(key(BOT, "w"), Handover.of(bundle(CAT, 1, BLOCK)));
            delivered = scene.holdings(ANN);
        }
        long to = content(whole);
        assertThat(to - from).isGreaterThan(1_000);
        for (long end = from; end <= to; end += 193) {
            Path cut = directory.resolve("cut-" + end);
            copy(whole, cut, end);
            try (VaultScene scene = new VaultScene(FileJournal.at(cut), settings -> settings)) {
                scene.whole();
                assertThat(scene.holdings(ANN)).as("cut at %s", end).isIn(empty, deposited, reserved, delivered);
            }
        }
    }

    private static Path log(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static long content(Path directory) throws IOException {
        byte[] bytes = Files.readAllBytes(log(directory));
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        return end;
    }

    /** The log ends there; what was preallocated behind it stays. */
    private static void copy(Path from, Path to, long end) throws IOException {
        Path log = log(from);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (file.equals(log)) {
                    byte[] bytes = Files.readAllBytes(file);
                    Arrays.fill(bytes, Math.toIntExact(end), bytes.length, (byte) '\n');
                    Files.write(copy, bytes);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void anExceptionOfAListenerUndoesTheTrade() {
        try (VaultScene scene = new VaultScene(settings -> settings.listener((tx, trade) -> {
            if (!trade.isOpen()) {
                throw new PowerCut();
            }
        }))) {
            scene.vault.open(key(BOT, "t"), ANNS);
            assertThatThrownBy(() -> scene.vault.complete(key(BOT, "t"), GOODS)).isInstanceOf(PowerCut.class);
            assertThat(scene.owned(ANN)).isEqualTo(Bundle.NOTHING);
            scene.whole();
        }
    }
}
