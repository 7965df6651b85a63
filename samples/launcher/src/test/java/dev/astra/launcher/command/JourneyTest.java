package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.core.order.ShopOrder;
import dev.astra.launcher.command.Desk.Typed;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.MachineId;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTest {
    private static final String KEY = "canary-api-key-4711";
    private static final String ORDER = "c0ffee00-1111-4222-8333-444455556666";
    private static final String OTHER_ORDER = "c0ffee00-9999-4222-8333-444455556666";
    private static final String EMAIL = "canary.buyer@example.test";
    private static final String MACHINE = "4c4c4544-0042-3510-8054-b7c04f534433";
    private static final String NEXT_MACHINE = "5d5d5d5d-0042-3510-8054-b7c04f534499";
    private static final Instant PAID = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    @Test
    void goesFromTheOldFilesOverAPaidOrderToAPublishedAndVerifiedMachine() throws IOException {
        Path old = LegacyFixture.write(directory.resolve("old"));
        Files.createDirectories(directory.resolve("web"));
        try (FakeShoppy shop = FakeShoppy.start(Secret.of(KEY))) {
            shop.put(ShopOrder.of(ORDER, EMAIL, Optional.of(ShopOrder.Payment.at(PAID))));
            Desk desk = desk(shop);
            done(desk.type("import-legacy", "old", "--zone", "Europe/Paris"), "orders         3, claimed: 2");
            done(desk.type("orders", "sync"), "added          1 order, Buyer ID 4");
            done(desk.type("buyer", "claim", ORDER, "--user", "77"), "The Buyer ID is 4.");
            done(desk.type("machine", "bind", MACHINE.toUpperCase(java.util.Locale.ROOT), "--user", "77"), "License 4");
            done(desk.type("whitelist", "publish"), "with 2 lines");
            done(desk.type("whitelist", "verify"), "is right: 2 lines");
            done(desk.type("export-legacy", "back"), "with 2 lines");
            assertThat(Files.readAllLines(directory.resolve("web/digits.txt")))
                    .contains(LegacyWhitelist.line(new BuyerId(4), MachineId.parse(MACHINE)));
            assertThat(Files.readString(directory.resolve("back/database.json")))
                    .startsWith(Files.readString(old.resolve("database.json"))
                            .stripTrailing()
                            .replaceAll("\\s*]$", ""))
                    .contains(ORDER);
        }
    }

    @Test
    void exportsTheImportedFileByteForByte() throws IOException {
        Path old = LegacyFixture.write(directory.resolve("old"));
        Desk desk = new Desk(directory);
        done(desk.type("import-legacy", "old", "--zone", "UTC"), "gives back the same bytes");
        done(desk.type("export-legacy", "back"), "Exported");
        assertThat(directory.resolve("back/database.json")).hasSameBinaryContentAs(old.resolve("database.json"));
    }

    @Test
    @Covers("A-010")
    void noLogLineShowsAnOrderIdAnAddressAMachineIdOrAKeyAndNoCommandPrintsWhatIsNotItsAnswer() throws Exception {
        LegacyFixture.write(directory.resolve("old"));
        Files.createDirectories(directory.resolve("web"));
        try (FakeShoppy shop = FakeShoppy.start(Secret.of(KEY));
                CapturedLog log = new CapturedLog()) {
            shop.put(ShopOrder.of(ORDER, EMAIL, Optional.of(ShopOrder.Payment.at(PAID))));
            Desk desk = desk(shop);
            try (Running instance = Running.start(desk)) {
                done(instance.type("orders", "sync", "--verbose"), "added");
                done(instance.type("buyer", "claim", ORDER, "--user", "77", "--verbose"), "Buyer ID is 1");
                refused(instance.type("buyer", "claim", OTHER_ORDER, "--user", "78", "--verbose"), "no paid order");
                done(
                        instance.type("machine", "bind", MACHINE, "--user", "77", "--verbose"),
                        "bound to machine 4c4c4544.");
                refused(instance.type("machine", "bind", NEXT_MACHINE, "--user", "77", "--verbose"), "too recently");
                done(instance.type("buyer", "show", "--user", "77", "--verbose"), "License 1");
                done(instance.type("store", "stats", "--verbose"), "orders         1");
                log.heard().await("SUCCESSFULLY claimed", "SUCCESSFULLY set", "but too recently");
            }
            assertThat(log.heard().text().lines()).hasSizeGreaterThan(5);
            for (String canary : List.of(KEY, ORDER, OTHER_ORDER, EMAIL, MACHINE, NEXT_MACHINE)) {
                assertThat(log.heard().text()).doesNotContain(canary);
                assertThat(desk.everything()).doesNotContain(canary);
            }
        }
    }

    @Test
    void aDryRunWritesNothingAndARefusedImportMakesNoStore() throws IOException {
        LegacyFixture.write(directory.resolve("old"));
        Desk desk = new Desk(directory);
        done(desk.type("import-legacy", "old", "--zone", "UTC", "--dry-run"), "nothing was changed");
        refused(desk.type("import-legacy", "old"), "--zone");
        Files.writeString(directory.resolve("old/database.json"), "[{\"id\": 1");
        refused(desk.type("import-legacy", "old", "--zone", "UTC"), "nothing was changed");
        refused(desk.type("import-legacy", "nowhere", "--zone", "UTC"), "expected a directory");
        assertThat(desk.home()).doesNotExist();
    }

    @Test
    void keepsACopyOfWhatWasImportedForTheOwnerAlone() throws IOException {
        Path old = LegacyFixture.write(directory.resolve("old"));
        Desk desk = new Desk(directory);
        done(desk.type("import-legacy", "old", "--zone", "UTC"), "copies");
        try (var files = Files.walk(desk.home().resolve("imports"))) {
            List<Path> copies = files.filter(Files::isRegularFile).toList();
            assertThat(copies).hasSize(1);
            assertThat(copies.get(0)).hasSameBinaryContentAs(old.resolve("database.json"));
            assertThat(Files.getPosixFilePermissions(copies.get(0))).hasSize(2);
        }
    }

    @Test
    void anExportOverwritesOnlyWhenForced() throws IOException {
        LegacyFixture.write(directory.resolve("old"));
        Desk desk = new Desk(directory);
        done(desk.type("import-legacy", "old", "--zone", "UTC"), "Imported");
        Files.createDirectories(directory.resolve("back"));
        Files.writeString(directory.resolve("back/database.json"), "precious");
        refused(desk.type("export-legacy", "back"), "--force");
        assertThat(directory.resolve("back/database.json")).hasContent("precious");
        done(desk.type("export-legacy", "back", "--force"), "Exported");
        assertThat(directory.resolve("back/database.json")).content().contains("order_id");
    }

    @Test
    void staffTakesALicenseAwayAndEndsACooldownAndTheListIsFoundOutdated() throws IOException {
        LegacyFixture.write(directory.resolve("old"));
        Files.createDirectories(directory.resolve("web"));
        Desk desk = new Desk(directory).set("ASTRA_WEB_ROOT", "web").set("ASTRA_LEGACY_LIST", "on");
        done(desk.type("import-legacy", "old", "--zone", "UTC"), "Imported");
        done(desk.type("whitelist", "publish"), "with 1 line");
        done(desk.type("machine", "reset-cooldown", "2", "--as", "9"), "may change its machine now");
        done(desk.type("buyer", "revoke", "2", "--reason", "chargeback", "--as", "9"), "is taken away");
        refused(desk.type("buyer", "revoke", "2", "--reason", "again"), "before");
        refused(desk.type("whitelist", "verify"), "1 should not be there");
        done(desk.type("buyer", "show", "--buyer", "2"), "by staff");
        done(desk.type("store", "verify"), "is sound");
    }

    private Desk desk(FakeShoppy shop) {
        return new Desk(directory)
                .set("SHOPPY_API_KEY", KEY)
                .set("SHOPPY_URL", shop.baseUrl().toString())
                .set("SHOPPY_PAUSE_MILLIS", "0")
                .set("ASTRA_WEB_ROOT", "web")
                .set("ASTRA_LEGACY_LIST", "on");
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
