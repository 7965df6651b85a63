package dev.astra.licensing.legacy;

import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.file.FileJournal;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BindRequest;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimOutcome;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Shop;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyImportTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Shop shop = new Shop();
    private final LegacyImport importing =
            LegacyImport.builder(shop.store, shop.licensing).zone(BERLIN).build();

    @AfterEach
    void close() {
        shop.close();
    }

    private static byte[] exported(Shop from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LegacyExport.database(from.store.view(), ZoneId.of("UTC"), out);
        return out.toByteArray();
    }

    private static String list(Shop from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LegacyExport.whitelist(from.store.view(), out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private ImportReport imported(LegacyRecord... records) {
        return imported(LegacyFiles.of(OldBot.file(List.of(records), true)));
    }

    private ImportReport imported(LegacyFiles files) {
        ImportOutcome outcome = importing.run(files);
        assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
        return ((ImportOutcome.Imported) outcome).report();
    }

    @Test
    @Covers("A-020")
    void anExportWithoutChangesIsTheImportedFileByteForByte() {
        Cases.run(25, random -> {
            try (Shop fresh = new Shop()) {
                boolean ascii = random.nextBoolean();
                String text = OldBot.json(OldBot.records(random, random.nextInt(60)), ascii)
                        + (random.nextBoolean() ? "\n" : "");
                byte[] file = text.getBytes(StandardCharsets.UTF_8);
                LegacyImport into = LegacyImport.builder(fresh.store, fresh.licensing)
                        .zone(BERLIN)
                        .build();
                assertThat(into.run(LegacyFiles.of(file))).isInstanceOf(ImportOutcome.Imported.class);
                assertThat(exported(fresh)).isEqualTo(file);
            }
        });
    }

    @Test
    void aWholeShopComesInWithItsIdsAndItsList() throws IOException {
        List<LegacyRecord> records = OldBot.records(new Random(5), 1_800);
        byte[] file = OldBot.file(records, true);
        byte[] oldList = OldBot.list(records).getBytes(StandardCharsets.US_ASCII);
        ImportReport report = imported(new LegacyFiles(file, Optional.of(oldList)));
        long bound = records.stream()
                .filter(record -> !record.whitelistKey().isEmpty())
                .count();
        long upper = records.stream()
                .filter(record -> !record.hostKey().equals(record.hostKey().toLowerCase(java.util.Locale.ROOT)))
                .count();
        assertThat(report.orders()).isEqualTo(1_800);
        assertThat(report.exact()).isTrue();
        assertThat((long) report.listed()).isEqualTo(bound);
        assertThat(report.list()).contains(new ListComparison(bound - upper, upper, List.of(), List.of(), 0));
        assertThat(report.list().orElseThrow().agrees()).isTrue();
        assertThat(list(shop).lines()).hasSize((int) bound);
        assertThat(exported(shop)).isEqualTo(file);
        assertThat(shop.listVersion()).isEqualTo(1);
        assertThat(shop.waiting()).containsExactly("whitelist 1");
        shop.sell(Shop.paid(1));
        Order next = shop.store
                .read(view -> OrderRegistry.find(view, Shop.orderId(1)))
                .orElseThrow();
        assertThat(next.number().value()).isEqualTo(report.highestId() + 1);
    }

    @Test
    void aDryRunReportsTheSameAndStoresNothing() {
        LegacyFiles files = LegacyFiles.of(OldBot.file(OldBot.records(new Random(6), 40), true));
        ImportOutcome dry = importing.dryRun(files);
        assertThat(shop.store.view().sequence()).isZero();
        assertThat(dry).isEqualTo(new ImportOutcome.WouldImport(imported(files)));
    }

    @Test
    void theSameFileAgainIsNothingToDoAndAnotherOneIsRefused() {
        LegacyFiles files = LegacyFiles.of(OldBot.file(OldBot.records(new Random(6), 40), true));
        imported(files);
        List<Object> before = shop.everything();
        Instant at = shop.time.instant();
        shop.time.advance(Duration.ofHours(1));
        assertThat(importing.run(files)).isEqualTo(new ImportOutcome.AlreadyImported(at));
        assertThat(importing.dryRun(files)).isEqualTo(new ImportOutcome.AlreadyImported(at));
        assertThat(LegacyImport.builder(shop.store, shop.licensing).build().run(files))
                .isEqualTo(new ImportOutcome.AlreadyImported(at));
        LegacyFiles others = LegacyFiles.of(OldBot.file(OldBot.records(new Random(7), 3), true));
        assertThat(importing.run(others)).isInstanceOf(ImportOutcome.StoreNotEmpty.class);
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void aStoreThatIsNotEmptyIsLeftAlone() {
        shop.sellTo(Shop.ANN);
        List<Object> before = shop.everything();
        LegacyFiles files = LegacyFiles.of(OldBot.file(List.of(OldBot.sound()), true));
        assertThat(importing.run(files)).isEqualTo(new ImportOutcome.StoreNotEmpty(1, 1));
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void localTimesWithoutAZoneAreNotGuessed() {
        LegacyImport withoutZone =
                LegacyImport.builder(shop.store, shop.licensing).build();
        LegacyFiles files = LegacyFiles.of(OldBot.file(List.of(OldBot.sound()), true));
        assertThat(withoutZone.run(files)).isEqualTo(new ImportOutcome.ZoneNeeded(1));
        assertThat(shop.store.view().sequence()).isZero();
        LegacyRecord s = OldBot.sound();
        LegacyRecord unbound = new LegacyRecord(1, s.orderId(), s.email(), s.purchaseDate(), s.discordId(), "", "", "");
        assertThat(withoutZone.run(LegacyFiles.of(OldBot.file(List.of(unbound), true))))
                .isInstanceOf(ImportOutcome.Imported.class);
    }

    @Test
    void aFileWithOneProblemBringsNothingIn() {
        String text = OldBot.json(OldBot.records(new Random(8), 20), true).replaceFirst("\"id\": 1,", "\"id\": 0,");
        assertThat(importing.run(LegacyFiles.of(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ImportOutcome.Refused.class);
        assertThat(shop.store.view().sequence()).isZero();
    }

    @Test
    void anImportedOwnerKeepsClaimMachineAndCooldown() {
        LegacyRecord s = OldBot.sound();
        imported(s);
        UserId owner = UserId.parse(s.discordId());
        MachineId machine = MachineId.parse(s.hostKey());
        shop.time.setClock(Instant.parse("2025-03-06T12:36:59Z"));
        assertThat(shop.licensing.claim(owner, new OrderId(s.orderId())))
                .isEqualTo(new ClaimOutcome.AlreadyYours(new BuyerId(42)));
        assertThat(shop.license(42).key()).isEmpty();
        assertThat(shop.licensing.bind(owner, machine)).isEqualTo(new BindOutcome.Unchanged(new BuyerId(42), machine));
    }

    @Test
    void anImportedCooldownEndsFiveDaysAfterItsLocalTimeInTheZone() {
        LegacyRecord s = OldBot.sound();
        LegacyRecord recent = new LegacyRecord(
                42,
                s.orderId(),
                s.email(),
                s.purchaseDate(),
                s.discordId(),
                s.hostKey(),
                s.whitelistKey(),
                "20250329_233000");
        imported(recent);
        assertThat(shop.licensing.bind(UserId.parse(s.discordId()), TWO))
                .isInstanceOfSatisfying(
                        BindOutcome.CooldownRefused.class,
                        refused -> assertThat(refused.until()).isEqualTo("2025-04-03T22:30:00Z"));
    }

    @Test
    void aRowThatChangedIsExportedInCanonicalFormAndTheOthersVerbatim() throws IOException {
        List<LegacyRecord> records = OldBot.records(new Random(9), 12);
        imported(LegacyFiles.of(OldBot.file(records, true)));
        LegacyRecord changed = records.stream()
                .filter(record -> !record.hostKey().isEmpty())
                .findFirst()
                .orElseThrow();
        BuyerId id = new BuyerId(changed.id());
        shop.time.setClock(Instant.parse("2025-07-01T11:37:00Z"));
        shop.store.confirmClock();
        shop.licensing.bind(
                BindRequest.of(UserId.parse(changed.discordId()), TWO).forLicense(id));
        List<LegacyRecord> expected = records.stream()
                .map(record -> record.id() != changed.id()
                        ? record
                        : new LegacyRecord(
                                record.id(),
                                record.orderId(),
                                record.email(),
                                record.purchaseDate(),
                                record.discordId(),
                                TWO.value(),
                                OldBot.sha256(TWO.value()),
                                "20250701_133700"))
                .toList();
        assertThat(new String(exported(shop), StandardCharsets.UTF_8)).isEqualTo(OldBot.json(expected, true));
    }

    @Test
    void aRevokedLicenseHasNoMachineInAnExportAndAResetOneNoTime() throws IOException {
        LegacyRecord s = OldBot.sound();
        imported(s);
        shop.licensing.resetCooldown(new BuyerId(42), STAFF);
        LegacyRecord free = new LegacyRecord(
                42, s.orderId(), s.email(), s.purchaseDate(), s.discordId(), s.hostKey(), s.whitelistKey(), "");
        assertThat(exported(shop)).isEqualTo(OldBot.file(List.of(free), true));
        shop.licensing.revoke(new BuyerId(42), STAFF);
        LegacyRecord gone = new LegacyRecord(42, s.orderId(), s.email(), s.purchaseDate(), s.discordId(), "", "", "");
        assertThat(exported(shop)).isEqualTo(OldBot.file(List.of(gone), true));
        assertThat(list(shop)).isEmpty();
    }

    @Test
    @Covers("A-110")
    void upperCaseIdsAreListedUnderTheHashThatProgramsLookFor() throws IOException {
        LegacyRecord s = OldBot.sound();
        String upper = s.hostKey().toUpperCase(java.util.Locale.ROOT);
        imported(new LegacyRecord(
                42, s.orderId(), s.email(), s.purchaseDate(), s.discordId(), upper, OldBot.sha256(upper), ""));
        assertThat(list(shop)).isEqualTo(LegacyWhitelist.line(new BuyerId(42), MachineId.parse(upper)) + "\n");
    }

    @Test
    void aKeyWithoutAMachineStaysOnTheListAsItIsAndAMachineWithoutAKeyStaysOff() throws IOException {
        LegacyRecord s = OldBot.sound();
        String key = OldBot.sha256("my laptop");
        LegacyRecord odd = new LegacyRecord(1, "one", "", s.purchaseDate(), "", "my laptop", key, "");
        LegacyRecord bare = new LegacyRecord(2, "two", "", s.purchaseDate(), "77", s.hostKey(), "", "");
        imported(odd, bare);
        assertThat(list(shop)).isEqualTo(OldBot.sha256("1") + ":" + key + "\n");
        assertThat(exported(shop)).isEqualTo(OldBot.file(List.of(odd, bare), true));
        assertThat(shop.licensing.bind(new UserId(77), MachineId.parse(s.hostKey())))
                .isInstanceOf(BindOutcome.Bound.class);
        assertThat(shop.licensing.claim(new UserId(78), new OrderId("one"))).isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(shop.licensing.bind(new UserId(78), TWO)).isInstanceOf(BindOutcome.Changed.class);
    }

    @Test
    void ordersThatCameLaterAreExportedWithTheShopsOwnWords() throws IOException {
        imported(OldBot.sound());
        shop.sell(Shop.paid(7));
        String text = new String(exported(shop), StandardCharsets.UTF_8);
        assertThat(text).contains("\"id\": 43", "\"" + Shop.orderId(7).value() + "\"", "\"2025-03-01T12:00:00Z\"");
        assertThat(LegacyDatabase.read(exported(shop))).isInstanceOf(LegacyReading.Sound.class);
    }

    @Test
    void aListThatSaysSomethingElseIsReported() {
        LegacyRecord s = OldBot.sound();
        LegacyRecord other =
                new LegacyRecord(43, "other", "", s.purchaseDate(), "5", s.hostKey(), s.whitelistKey(), "");
        String old =
                LegacyWhitelist.line(new BuyerId(42), TWO) + "\n" + LegacyWhitelist.line(new BuyerId(9), TWO) + "\n";
        byte[] file = OldBot.file(List.of(s, other), true);
        ImportReport report = imported(new LegacyFiles(file, Optional.of(old.getBytes(StandardCharsets.US_ASCII))));
        assertThat(report.list())
                .contains(new ListComparison(0, 0, List.of(new BuyerId(42)), List.of(new BuyerId(43)), 1));
    }

    @Test
    void aListThatIsNoneDoesNotKeepTheDatabaseOut() {
        byte[] file = OldBot.file(List.of(OldBot.sound()), true);
        ImportReport report = imported(new LegacyFiles(file, Optional.of("<html>".getBytes(StandardCharsets.UTF_8))));
        assertThat(report.list()).isEmpty();
        assertThat(report.notices())
                .anySatisfy(notice -> assertThat(notice.text()).contains("not compared"));
    }

    @Test
    void allThatWasImportedIsThereAfterReopening(@TempDir Path directory) throws IOException {
        byte[] file = OldBot.file(OldBot.records(new Random(10), 300), false);
        List<License> before;
        try (Shop first = new Shop(FileJournal.at(directory), settings -> settings)) {
            LegacyImport.builder(first.store, first.licensing)
                    .zone(BERLIN)
                    .build()
                    .run(LegacyFiles.of(file));
            before = first.store.read(view -> Licensing.all(view).toList());
        }
        try (Shop second = new Shop(FileJournal.at(directory), settings -> settings)) {
            List<License> after = second.store.read(view -> Licensing.all(view).toList());
            assertThat(after).isEqualTo(before).isNotEmpty();
            assertThat(exported(second)).isEqualTo(file);
        }
    }
}
