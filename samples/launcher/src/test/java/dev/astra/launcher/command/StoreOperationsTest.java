package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.launcher.command.Desk.Typed;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StoreOperationsTest {
    private static final String ORDER_ONE = "00000001-1111-4222-8333-444455556666";
    private static final Pattern HEAD = Pattern.compile("head +([0-9a-f]{64})");

    @TempDir
    Path directory;

    private Desk desk;
    private Path store;

    @BeforeEach
    void importSomething() throws IOException {
        LegacyFixture.write(directory.resolve("old"));
        Files.createDirectories(directory.resolve("web"));
        desk = new Desk(directory).set("ASTRA_WEB_ROOT", "web").set("ASTRA_LEGACY_LIST", "on");
        store = desk.home().resolve("store");
        done(desk.type("import-legacy", "old", "--zone", "UTC"), "Imported");
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(desk.home().resolve("backups"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("backup-"))
                    .sorted()
                    .toList();
        }
    }

    private Path backup() throws IOException {
        done(desk.type("store", "backup"), "Backup taken, and read back");
        List<Path> all = backups();
        return all.get(all.size() - 1);
    }

    @Test
    @Timeout(60)
    @Covers("A-029")
    void aDestroyedStoreComesBackFromABackupAndItsOutboxWaitsToBeReleased() throws Exception {
        done(desk.type("buyer", "claim", ORDER_ONE, "--user", "77"), "Buyer ID is 1");
        String before = desk.type("buyer", "show", "--user", "42").out();
        Path backup = backup();
        destroy(store);
        Typed restored = desk.type("store", "restore", backup.toString());
        done(restored, "set aside      nothing");
        assertThat(restored.out())
                .contains("epoch          2")
                .contains("2 messages parked")
                .contains("outbox release");
        assertThat(desk.type("buyer", "show", "--user", "42").out()).isEqualTo(before);
        done(desk.type("buyer", "show", "--user", "77"), "License 1");
        done(desk.type("store", "stats"), "epoch          2");
        done(desk.type("store", "outbox"), "Waiting: 0, parked: 2");
        assertThat(desk.type("store", "outbox").out()).doesNotContain("77");
        try (FakeShoppy shop = FakeShoppy.start(Secret.of("key"));
                CapturedLog log = new CapturedLog();
                Running instance = running(shop)) {
            log.heard().await("parked in the outbox: 1;");
            assertThat(log.heard().text()).doesNotContain("SUCCESSFULLY claimed");
            done(instance.type("store", "outbox", "release", "--all"), "Released: 1 message.");
            log.heard().await("SUCCESSFULLY claimed license 1");
            // That it was delivered is written down after that.
            while (!instance.type("store", "outbox").out().contains("Waiting: 0")) {
                Thread.onSpinWait();
            }
        }
        done(desk.type("store", "outbox"), "Waiting: 0, parked: 0");
    }

    @Test
    void oneParkedMessageIsReleasedByItsNumber() throws IOException {
        Path backup = backup();
        done(desk.type("store", "restore", backup.toString(), "--set-aside"), "1 message parked");
        Matcher number = Pattern.compile("^ +(\\d+) +whitelist", Pattern.MULTILINE)
                .matcher(desk.type("store", "outbox").out());
        assertThat(number.find()).isTrue();
        done(desk.type("store", "outbox", "release", number.group(1)), "Released: 1 message.");
        refused(desk.type("store", "outbox", "release", number.group(1)), "There is no parked message");
    }

    @Test
    @Covers("A-029")
    void aRestoreOverAStoreIsRefusedUntilItIsToBeSetAside() throws IOException {
        Path backup = backup();
        done(desk.type("buyer", "claim", ORDER_ONE, "--user", "77"), "Buyer ID is 1");
        refused(desk.type("store", "restore", backup.toString()), "--set-aside");
        done(desk.type("buyer", "show", "--user", "77"), "License 1");
        done(desk.type("store", "restore", backup.toString(), "--set-aside"), "store.before-");
        refused(desk.type("buyer", "show", "--user", "77"), "has no license");
        try (Stream<Path> files = Files.list(desk.home())) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("store.before-")))
                    .hasSize(1);
        }
        Files.writeString(Files.createDirectories(directory.resolve("mine")).resolve("notes.txt"), "precious");
        refused(desk.type("store", "restore", backup.toString(), "--into", "mine"), "something is in");
        refused(desk.type("store", "restore", backup.toString(), "--into", "mine", "--set-aside"), "expected a store");
        assertThat(directory.resolve("mine/notes.txt")).hasContent("precious");
        done(desk.type("store", "restore", backup.toString(), "--into", "fresh"), "Restored into");
    }

    @Test
    void aDamagedBackupIsRefusedAndNothingChanges() throws IOException {
        Path backup = backup();
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup, bytes);
        refused(desk.type("store", "restore", backup.toString(), "--set-aside"), "expected a backup");
        refused(desk.type("store", "restore", "old/database.json", "--set-aside"), "expected a backup");
        done(desk.type("buyer", "show", "--user", "42"), "License 2");
        done(desk.type("store", "verify"), "epoch          1");
    }

    @Test
    @Covers("A-028")
    void anInstanceTakesBackupsByItselfAndForWhoeverAsksAndKeepsTheNewest() throws Exception {
        desk.set("ASTRA_BACKUPS_KEPT", "2");
        try (FakeShoppy shop = FakeShoppy.start(Secret.of("key"));
                CapturedLog log = new CapturedLog();
                Running instance = running(shop)) {
            log.heard().await("was taken and read back");
            Path first = backups().get(0);
            done(instance.type("store", "backup"), "Backup taken");
            done(instance.type("store", "backup"), "The newest 2");
            assertThat(backups()).hasSize(2).doesNotContain(first);
            done(
                    instance.type("store", "backup", "elsewhere"),
                    directory.resolve("elsewhere").toString());
            refused(
                    instance.type("store", "restore", backups().get(0).toString(), "--set-aside"),
                    "is running already");
            refused(instance.type("store", "recover", "home/store", "--into", "new"), "is running already");
            done(instance.type("store", "compact"), "Compacted");
            done(instance.type("store", "stats"), "the newest of");
        }
    }

    @Test
    void aBackupThatFailsIsToldAndTheInstanceGoesOn() throws Exception {
        Files.writeString(directory.resolve("file"), "in the way");
        desk.set("ASTRA_BACKUP_DIR", directory.resolve("file").toString());
        try (FakeShoppy shop = FakeShoppy.start(Secret.of("key"));
                CapturedLog log = new CapturedLog();
                Running instance = running(shop)) {
            log.heard().await("no backup could be taken");
            done(instance.type("buyer", "show", "--user", "42"), "License 2");
            refused(instance.type("store", "backup"), "cannot take a backup");
        }
        assertThat(directory.resolve("file")).hasContent("in the way");
    }

    @Test
    @Covers("A-028")
    void anImportIntoAStoreThatIsThereIsPrecededByABackup() throws IOException {
        Desk other = new Desk(directory).set("ASTRA_HOME", "other");
        try (FakeShoppy shop = FakeShoppy.start(Secret.of("key"))) {
            shopIs(shop, other);
            done(other.type("orders", "sync"), "nothing new");
        }
        done(other.type("import-legacy", "old", "--zone", "UTC"), "of the store before the import");
        assertThat(Directory.count(directory.resolve("other/backups"), "backup-"))
                .isEqualTo(1);
        assertThat(desk.home().resolve("backups")).doesNotExist();
    }

    @Test
    void ofADamagedStoreWhatCanBeProvedIsRecoveredAndTheRestIsNamed() throws IOException {
        done(desk.type("buyer", "claim", ORDER_ONE, "--user", "77"), "Buyer ID is 1");
        done(desk.type("buyer", "revoke", "3", "--reason", "test"), "taken away");
        Path log = damage("claim");
        byte[] damaged = Files.readAllBytes(log);
        refused(desk.type("store", "stats"), "journal-");
        refused(desk.type("store", "verify"), "journal-");
        Typed recovered = desk.type("store", "recover", "home/store", "--into", "new");
        done(recovered, "Recovered into " + directory.resolve("new"));
        assertThat(recovered.out())
                .contains("left out")
                .contains("whole commit")
                .contains("epoch          2");
        assertThat(log).hasBinaryContent(damaged);
        refused(desk.type("store", "recover", "home/store", "--into", "new"), "expected nothing in");
        Files.createDirectories(directory.resolve("second"));
        Files.move(directory.resolve("new"), directory.resolve("second/store"));
        done(desk.type("buyer", "show", "--user", "42", "--home", "second"), "License 2");
        refused(desk.type("buyer", "show", "--user", "77", "--home", "second"), "has no license");
    }

    @Test
    void aHeadThatWasKeptElsewhereProvesThatNothingBeforeItWasRewritten() {
        Matcher head = HEAD.matcher(desk.type("store", "stats").out());
        assertThat(head.find()).isTrue();
        done(desk.type("buyer", "claim", ORDER_ONE, "--user", "77"), "Buyer ID is 1");
        done(desk.type("store", "verify", "--expect", head.group(1)), "nothing before it was rewritten");
        refused(desk.type("store", "verify", "--expect", "0".repeat(64)), "rewritten, or given up since");
    }

    private Running running(FakeShoppy shop) throws InterruptedException {
        shopIs(shop, desk);
        return Running.start(desk);
    }

    private static void shopIs(FakeShoppy shop, Desk desk) {
        desk.set("SHOPPY_API_KEY", "key")
                .set("SHOPPY_URL", shop.baseUrl().toString())
                .set("SHOPPY_PAUSE_MILLIS", "0");
    }

    /** Flips a bit in the first line of the log that has this word. */
    private Path damage(String word) throws IOException {
        Path log = store.resolve("journal-00000000000000000001.jsonl");
        byte[] bytes = Files.readAllBytes(log);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\"" + word + "\"");
        assertThat(at).isPositive();
        bytes[at + 1] ^= 1;
        Files.write(log, bytes);
        return log;
    }

    private static void destroy(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void done(Typed typed, String said) {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains(said);
        assertThat(typed.code()).isZero();
    }

    private static void refused(Typed typed, String said) {
        assertThat(typed.err()).contains(said);
        assertThat(typed.code()).isEqualTo(1);
    }
}
