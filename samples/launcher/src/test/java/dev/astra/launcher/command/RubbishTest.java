package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.file.FileJournal;
import dev.astra.launcher.command.Desk.Typed;
import dev.astra.testkit.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubbishTest {
    private static final List<List<String>> BEGINNINGS = List.of(
            List.of("import-legacy"),
            List.of("export-legacy"),
            List.of("orders", "sync"),
            List.of("buyer", "claim"),
            List.of("buyer", "show"),
            List.of("buyer", "revoke"),
            List.of("machine", "bind"),
            List.of("machine", "reset-cooldown"),
            List.of("machine", "collisions"),
            List.of("machine", "enroll"),
            List.of("license", "activation"),
            List.of("log", "head"),
            List.of("log", "prove"),
            List.of("log", "verify"),
            List.of("release", "publish"),
            List.of("release", "verify"),
            List.of("whitelist", "publish"),
            List.of("whitelist", "verify"),
            List.of("license", "check"),
            List.of("store", "stats"),
            List.of("store", "verify"),
            List.of("store", "restore"),
            List.of("store", "recover"),
            List.of("store", "outbox"),
            List.of("store", "outbox", "release"),
            List.of("buyer", "forget"),
            List.of("settings", "check"),
            List.of("values", "show"),
            List.of("trades", "find"),
            List.of("trades", "scan"),
            List.of("trades", "resume"),
            List.of("wallet", "balance"),
            List.of("wallet", "open"),
            List.of("wallet", "transfer"),
            List.of("wallet", "hold"),
            List.of("wallet", "post"),
            List.of("wallet", "void"),
            List.of("wallet", "statement"),
            List.of("wallet", "verify"),
            List.of("wallet", "reconcile"),
            List.of());
    private static final List<List<String>> OTHERS = List.of(List.of("store", "backup"), List.of("store", "compact"));
    private static final List<String> WORDS = List.of(
            "--user",
            "--buyer",
            "--as",
            "--reason",
            "--zone",
            "--force",
            "--dry-run",
            "--tries",
            "--wait",
            "--home",
            "--config",
            "--verbose",
            "--into",
            "--set-aside",
            "--expect",
            "--all",
            "--",
            "-",
            "-x",
            "--user=",
            "--buyer=-1",
            "0",
            "-5",
            "99999999999999999999",
            "18446744073709551616",
            "\u0661\u0662",
            "4c4c4544-0042-3510-8054-b7c04f53443",
            "{}",
            "' or 1=1",
            "@file",
            "\u0000",
            "\u001b[2J",
            "../../..",
            "~",
            "%s%n",
            "${user.home}",
            "\ud800",
            "x".repeat(5_000),
            "",
            " ",
            "import-legacy",
            "run-",
            "Mars/Olympus",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "--partner",
            "--json",
            "--top",
            "canary@example.test");

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void importSomething() throws IOException {
        LegacyFixture.write(directory.resolve("old"));
        desk = new Desk(directory).set("ASTRA_ROLIMONS_URL", "http://127.0.0.1:9/");
        assertThat(desk.type("import-legacy", "old", "--zone", "UTC").code()).isZero();
    }

    @Test
    void rubbishToEveryCommandGetsAClearAnswerAndChangesNothing() throws IOException {
        String head = head();
        Cases.run(250, random -> {
            String[] words = words(random);
            Typed typed = desk.type(words);
            assertThat(typed.err()).doesNotContain("this should not happen", "\u001b");
            if (!List.of(words).contains("--verbose")) {
                assertThat(typed.err()).doesNotContain("\tat ");
            }
            assertThat(typed.code()).isBetween(0, 2);
            if (typed.code() != ExitCode.DONE) {
                assertThat(typed.err()).isNotBlank();
            }
        });
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void eachCommandSaysWhatItExpectedInPlaceOfAWrongWord() {
        misunderstood("expected a Discord user id", "buyer", "show", "--user", "me");
        misunderstood("expected a buyer id", "buyer", "revoke", "five", "--reason", "x");
        misunderstood("expected a buyer id", "license", "check", "--buyer", "five");
        misunderstood("expected a time zone", "import-legacy", "old", "--zone", "Mars/Olympus");
        misunderstood("expected 1 to 100", "license", "check", "--buyer", "5", "--tries", "0");
        misunderstood("Missing required", "buyer", "claim");
        misunderstood("Missing required subcommand", "buyer");
        misunderstood("Did you mean", "machine", "bnd");
        refused("this is no machine id", "machine", "bind", "nonsense", "--user", "43");
        refused("names no machine", "machine", "bind", "ffffffff-ffff-ffff-ffff-ffffffffffff", "--user", "43");
        refused("cannot be an order id", "buyer", "claim", "two words", "--user", "5");
        refused("no paid order", "buyer", "claim", "nonsense", "--user", "5");
        refused("There is no license 99", "machine", "reset-cooldown", "99");
        misunderstood("Missing required", "store", "restore");
        misunderstood("--into", "store", "recover", "home/store");
        misunderstood("Missing required", "store", "outbox", "release");
        misunderstood("Missing required", "buyer", "forget");
        refused("expected the file of a backup", "store", "restore", "nowhere");
        refused("expected the directory of a store", "store", "recover", "nowhere", "--into", "new");
        refused("There is no parked message 99", "store", "outbox", "release", "99");
        refused("expected a head of 64", "store", "verify", "--expect", "abc");
        refused("There is no license 99", "buyer", "forget", "--buyer", "99");
        refused("User 99 has no license", "buyer", "forget", "--user", "99");
        refused("ASTRA_WEB_ROOT", "whitelist", "publish");
        refused("SHOPPY_API_KEY", "orders", "sync");
        refused("ASTRA_WEB_ROOT", "run");
        refused("ASTRA_WHITELIST_URL", "license", "check", "--buyer", "5");
    }

    @Test
    void aCommandWithoutAStoreSaysHowToBeginAndMakesNone() {
        for (List<String> beginning : List.of(
                List.of("store", "stats"), List.of("buyer", "show", "--buyer", "1"), List.of("export-legacy", "out"))) {
            List<String> words = new ArrayList<>(beginning);
            words.addAll(List.of("--home", "elsewhere"));
            Typed typed = desk.type(words.toArray(String[]::new));
            assertThat(typed.err()).contains("there is no store in").contains("import-legacy");
            assertThat(typed.code()).isEqualTo(1);
        }
        assertThat(directory.resolve("elsewhere")).doesNotExist();
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void everyCommandHasHelp() {
        List<List<String>> all = new ArrayList<>(BEGINNINGS);
        all.addAll(OTHERS);
        for (List<String> beginning : all) {
            List<String> words = new ArrayList<>(beginning);
            words.add("--help");
            Typed typed = desk.type(words.toArray(String[]::new));
            assertThat(typed.out() + typed.err())
                    .as(words.toString())
                    .contains("Usage: astra")
                    .contains("Exit codes:");
            assertThat(typed.code()).isZero();
        }
    }

    private static String[] words(Random random) {
        List<String> words = new ArrayList<>(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
        for (int i = random.nextInt(5); i > 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toArray(String[]::new);
    }

    private String head() {
        return FileJournal.verify(desk.home().resolve("store")).sequence() + "";
    }

    private void misunderstood(String said, String... words) {
        Typed typed = desk.type(words);
        assertThat(typed.err()).contains(said).contains("--help");
        assertThat(typed.code()).isEqualTo(2);
    }

    private void refused(String said, String... words) {
        Typed typed = desk.type(words);
        assertThat(typed.err()).contains(said);
        assertThat(typed.code()).isEqualTo(1);
    }
}
