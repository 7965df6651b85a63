package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Desk.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultCommandTest {
    @TempDir
    Path directory;

    private Desk desk;
    private Path old;

    @BeforeEach
    void writeTheOldVault() throws IOException {
        desk = new Desk(directory);
        old = Files.createDirectory(directory.resolve("old"));
        Files.write(
                old.resolve("discord_users.jsonl"),
                List.of(
                        "{\"discord_id\":1001,\"roblox_user_id\":\"501\",\"roblox_username\":\"ann_1\",\"verified\":true,"
                                + "\"verified_at\":{\"$date\":\"2025-11-02T10:00:00Z\"},\"gem_balance\":150000000}"));
        Files.write(
                old.resolve("inventory.jsonl"),
                List.of("{\"discord_id\":1001,\"pet_name\":\"Golden Huge Cat\",\"quantity\":3}"));
    }

    private static void done(Typed typed, String... texts) {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains(texts);
        assertThat(typed.code()).isZero();
    }

    private static void refused(Typed typed, String text) {
        assertThat(typed.err()).contains(text);
        assertThat(typed.code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void theOldVaultComesInOnceAndAddsUp() {
        done(desk.type("vault", "import", "old", "--dry-run"), "A dry run", "150,000,000");
        assertThat(desk.home()).doesNotExist();
        done(desk.type("vault", "import", "old"), "Imported from", "1, 1 with a linked account");
        refused(desk.type("vault", "import", "old"), "the vault knows 1 user and 1 linked account already");
        done(desk.type("vault", "verify"), "adds up", "150,000,000");
        done(desk.type("vault", "show", "1001"), "ann_1 (501)", "3 Golden Huge Cat", "opening, completed");
        refused(desk.type("vault", "show", "1002"), "never had anything");
        done(desk.type("vault", "trades"), "0 trades are not over");
        done(desk.type("wallet", "balance", "vault"), "vault:user:1");
    }

    @Test
    void whatCannotComeInIsToldLineByLineAndLeavesNoStore() throws IOException {
        Files.write(
                old.resolve("inventory.jsonl"),
                List.of("{\"discord_id\":1001,\"pet_name\":\"Golden Shiny Huge Cat\",\"quantity\":3}", "nonsense"));
        Typed typed = desk.type("vault", "import", "old");
        refused(typed, "nothing was changed: 2 problems");
        assertThat(typed.err()).contains("inventory line 1: field pet_name").contains("inventory line 2: ");
        assertThat(desk.home()).doesNotExist();
        refused(desk.type("vault", "import", "nowhere"), "expected users.jsonl");
    }

    @Test
    void valuesAreLoadedFromAFileAndWhatIsWrongIsTold() throws IOException {
        Files.write(directory.resolve("pets.csv"), List.of("name,category,value", "Huge Cat,,1.5M", "Mouse,,1"));
        Typed typed = desk.type("vault", "values", "pets.csv");
        refused(typed, "line 3: expected the category");
        assertThat(typed.out()).contains("new pets").contains("1");
        refused(desk.type("vault", "values", "none.csv"), "none.csv");
    }

    @Test
    void aTradeIsEndedOnlyWithAReasonAndIfItIsThere() {
        done(desk.type("vault", "import", "old"), "Imported");
        refused(desk.type("vault", "trades", "--fail", "bot/1"), "expected a reason");
        refused(desk.type("vault", "trades", "--fail", "nonsense", "--reason", "x"), "expected a bot's id");
        refused(desk.type("vault", "trades", "--fail", "bot/1", "--reason", "gone"), "no such trade");
    }
}
