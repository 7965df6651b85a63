package dev.astra.trading.vault.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Link;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.PetValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All data here is made up. */
class VaultImportTest {
    private static final UserId ANN = new UserId(100000000000000001L);
    private static final UserId BOB = new UserId(100000000000000002L);
    private static final UserId EVE = new UserId(100000000000000003L);

    private static final String ANNS = "{\"_id\":{\"$oid\":\"65a000000000000000000001\"},"
            + "\"discord_id\":{\"$numberLong\":\"100000000000000001\"},\"roblox_user_id\":{\"$numberLong\":\"501\"},"
            + "\"roblox_user_id_str\":\"501\",\"roblox_username\":\"ann_one\",\"discord_username\":\"ann\","
            + "\"verified\":true,\"verified_at\":{\"$date\":\"2025-11-02T10:00:00.000Z\"},\"gem_balance\":150000000,"
            + "\"pending_withdraw\":true,\"pending_withdraw_at\":null}";
    private static final String BOBS = "{\"discord_id\":\"100000000000000002\",\"roblox_user_id_str\":\"502\","
            + "\"roblox_username\":\"bob_two\",\"verified\":true,\"verified_at\":{\"$date\":{\"$numberLong\":\"1762077600000\"}}}";

    private final VirtualTime time = new VirtualTime();
    private final Store store = Store.builder(new InMemoryJournal())
            .clock(time, time::nanos)
            .random(new Random(1))
            .open(AuditLog.TABLES, Ledger.TABLES, Accounts.TABLES, Catalogue.TABLES, Vault.TABLES);
    private final Vault vault =
            Vault.builder(store, Ledger.builder(store).build()).build();
    private final VaultImport imports = new VaultImport(store, vault);
    private final Map<LegacyCollection, List<String>> lines = new HashMap<>();

    @AfterEach
    void close() {
        assertThat(vault.verify().problems()).isEmpty();
        store.close();
    }

    private void add(LegacyCollection collection, String... documents) {
        lines.computeIfAbsent(collection, each -> new ArrayList<>()).addAll(List.of(documents));
    }

    private static String pet(String user, String name, String quantity) {
        return "{\"discord_id\":" + user + ",\"pet_name\":\"" + name + "\",\"quantity\":" + quantity + "}";
    }

    private void sample() {
        add(
                LegacyCollection.USERS,
                "{\"user_id\":501,\"username\":\"Ann_One\",\"description\":\"hello\"}",
                "{\"user_id\":\"777\",\"username\":\"Nobody\",\"mood\":\"fine\"}");
        add(LegacyCollection.DISCORD_USERS, ANNS, "", BOBS);
        add(
                LegacyCollection.INVENTORY,
                "{\"discord_id\":100000000000000001,\"pet_name\":\"Shiny Golden Huge Cat\",\"quantity\":2,"
                        + "\"pet_data\":{\"rarity\":\"Golden\",\"shiny\":true,\"deposited_at\":\"2025-11-02T10:05:00\"}}",
                pet("\"100000000000000001\"", "Huge Dog", "{\"$numberInt\":\"3\"}"),
                pet("{\"$numberLong\":\"100000000000000001\"}", "Huge Dog", "1.0"),
                pet("100000000000000003", "Titanic Whale", "\"1\""),
                pet("100000000000000003", "Huge Gone", "0"));
        add(
                LegacyCollection.TRANSACTIONS,
                "{\"_id\":{\"$oid\":\"65a0000000000000000000ff\"},\"type\":\"withdraw\",\"discord_id\":100000000000000001,"
                        + "\"roblox_user_id\":501,\"pets\":[{\"name\":\"Huge Dog\",\"rarity\":\"Normal\",\"shiny\":false,\"quantity\":1}],"
                        + "\"status\":\"pending\",\"code\":null,\"created_at\":{\"$date\":\"2025-11-03T10:00:00Z\"}}",
                "{\"_id\":\"abc1\",\"type\":\"deposit\",\"discord_id\":100000000000000001,\"roblox_user_id\":\"501\","
                        + "\"pets\":[{\"name\":\"Shiny Golden Huge Cat\",\"rarity\":\"Golden\",\"shiny\":true,\"quantity\":2}],"
                        + "\"gems\":50000000,\"total_value\":5000,\"status\":\"completed\",\"created_at\":\"2025-11-02 10:05:00.250\"}");
        add(
                LegacyCollection.PET_VALUES,
                "{\"pet_name\":\"Huge Dog\",\"value\":900,\"updated_at\":{\"$date\":\"2025-11-03T10:00:00Z\"}}",
                "{\"name\":\"Huge Dog\",\"game\":\"PS99\",\"value\":{\"$numberLong\":\"1000\"},\"exists\":5,\"rap\":7}",
                "{\"name\":\"Golden Huge Cat\",\"game\":\"PS99\",\"value\":{\"$numberDouble\":\"1.5\"}}",
                "{\"name\":\"Small Mouse\",\"game\":\"PS99\",\"value\":1}");
    }

    private LegacyFiles files() {
        return new LegacyFiles(lines);
    }

    private Bundle owned(UserId user) {
        return store.<Holdings>read(view -> Vault.holdings(view, user)).owned();
    }

    @Test
    @Covers("P-173")
    void everyFormOfAnIdAndANumberIsReadAndStoredAsOne() {
        sample();
        ImportReport report = ((ImportOutcome.Imported) imports.run(files())).report();
        assertThat(owned(ANN))
                .isEqualTo(Bundle.of(
                        Map.of(Item.parse("Shiny Golden Huge Cat"), 2L, Item.of("Huge Dog"), 4L), 150_000_000));
        assertThat(owned(BOB)).isEqualTo(Bundle.NOTHING);
        assertThat(owned(EVE)).isEqualTo(Bundle.of(Item.of("Titanic Whale"), 1));
        Link link = store.<Optional<Link>>read(view -> Accounts.find(view, new PlayerId(501)))
                .orElseThrow();
        assertThat(link.user()).isEqualTo(ANN);
        assertThat(link.player().name()).isEqualTo("Ann_One");
        assertThat(link.since()).isEqualTo(Instant.parse("2025-11-02T10:00:00Z"));
        assertThat(store.<Optional<Link>>read(view -> Accounts.find(view, BOB))
                        .orElseThrow()
                        .since())
                .isEqualTo(Instant.ofEpochMilli(1_762_077_600_000L));
        assertThat(report.owners()).isEqualTo(3);
        assertThat(report.links()).isEqualTo(2);
        assertThat(report.items()).isEqualTo(7);
        assertThat(report.gems()).isEqualTo(150_000_000);
        assertThat(report.documents()).isEqualTo(15);
    }

    @Test
    void formerTradesStandInTheHistoryAndCountForNothing() {
        sample();
        imports.run(files());
        List<PastTrade> past = store.<List<PastTrade>>read(
                view -> Vault.history(view, ANN).newest(10).entries());
        assertThat(past.stream().map(PastTrade::kind))
                .containsExactly(
                        PastTrade.Kind.OPENING, PastTrade.Kind.FORMER_WITHDRAWAL, PastTrade.Kind.FORMER_DEPOSIT);
        assertThat(past.get(1).state()).isEqualTo(Trade.State.FAILED);
        assertThat(past.get(1).reason()).isEqualTo("was 65a0000000000000000000ff, pending for ever");
        assertThat(past.get(2).value()).isEqualTo(5_000);
        assertThat(past.get(2).goods())
                .isEqualTo(Bundle.of(Item.parse("Shiny Golden Huge Cat"), 2).withGems(50_000_000));
        assertThat(past.get(2).since()).isEqualTo(Instant.parse("2025-11-02T10:05:00.250Z"));
    }

    @Test
    void bothShapesOfValuesAreReadAndTheOneThatWasReadCounts() {
        sample();
        ImportReport report = ((ImportOutcome.Imported) imports.run(files())).report();
        assertThat(store.<Optional<PetValue>>read(view -> Catalogue.value(view, Item.of("Huge Dog")))
                        .orElseThrow()
                        .value())
                .isEqualTo(1_000);
        assertThat(store.<Boolean>read(view -> Catalogue.find(view, "Huge Cat").isPresent()))
                .isTrue();
        assertThat(store.<Boolean>read(
                        view -> Catalogue.find(view, "Titanic Whale").isPresent()))
                .isTrue();
        assertThat(store.<Boolean>read(
                        view -> Catalogue.find(view, "Small Mouse").isPresent()))
                .isFalse();
        assertThat(report.notices().stream().map(Remark::toString))
                .anyMatch(text -> text.startsWith("inventory line 3: the same user and pet as in line 2"))
                .anyMatch(text -> text.startsWith("discord_users line 1: a withdrawal was pending"))
                .anyMatch(text -> text.startsWith("users line 2: the field mood is not one of"))
                .anyMatch(text -> text.contains("neither huge nor titanic"))
                .anyMatch(text -> text.contains("no whole value"));
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() {
        sample();
        long before = store.<Long>read(view -> view.sequence());
        ImportReport would = ((ImportOutcome.WouldImport) imports.dryRun(files())).report();
        assertThat(store.<Long>read(view -> view.sequence())).isEqualTo(before);
        assertThat(((ImportOutcome.Imported) imports.run(files())).report()).isEqualTo(would);
        assertThat(store.<Long>read(view -> view.sequence())).isEqualTo(before + 1);
        assertThat(imports.run(files())).isEqualTo(new ImportOutcome.NotEmpty(3, 2));
        assertThat(imports.dryRun(files())).isEqualTo(new ImportOutcome.NotEmpty(3, 2));
    }

    @Test
    void whatCannotBeTakenOverIsRefusedLineByLineAndNothingIsChanged() {
        add(
                LegacyCollection.DISCORD_USERS,
                ANNS,
                ANNS,
                "{\"discord_id\":9,\"roblox_user_id\":501,\"roblox_username\":\"x\",\"verified\":true,\"verified_at\":\"2025-01-01T00:00:00\"}",
                "{\"discord_id\":10,\"roblox_user_id\":5,\"roblox_user_id_str\":\"6\",\"verified\":true}",
                "{\"discord_id\":11,\"gem_balance\":-1}",
                "{\"discord_id\":12,\"gem_balance\":1.5}",
                "{\"discord_id\":13,\"discord_id\":14}",
                "[]",
                "{\"discord_id\":{\"$numberLong\":\"abc\"}}");
        add(
                LegacyCollection.INVENTORY,
                pet("1", "Golden Shiny Huge Cat", "1"),
                pet("1", "Huge Cat", "-1"),
                pet("0", "Huge Cat", "1"),
                pet("1", "Huge Cat", "99999999999999999999999"));
        add(LegacyCollection.TRANSACTIONS, "{\"discord_id\":1,\"type\":\"gift\"}");
        List<Remark> problems = ((ImportOutcome.Refused) imports.run(files())).problems();
        assertThat(problems.stream().map(problem -> problem.collection().word() + " " + problem.line()))
                .containsExactly(
                        "discord_users 2",
                        "discord_users 3",
                        "discord_users 4",
                        "discord_users 5",
                        "discord_users 6",
                        "discord_users 7",
                        "discord_users 8",
                        "discord_users 9",
                        "inventory 1",
                        "inventory 2",
                        "inventory 3",
                        "inventory 4",
                        "transactions 1");
        assertThat(store.<Long>read(Vault::owners)).isZero();
        assertThat(store.<Long>read(Accounts::count)).isZero();
        assertThat(problems.toString()).doesNotContain("100000000000000001").doesNotContain("ann");
    }

    /** Whatever is flipped, dropped or doubled in the lines: it is imported and adds up, or refused, and nothing else. */
    @Test
    void noLinesAtAllMakeItThrowOrImportByHalf() {
        sample();
        Map<LegacyCollection, List<String>> good = Map.copyOf(lines);
        Cases.run(300, random -> {
            lines.clear();
            good.forEach((collection, each) -> lines.put(
                    collection, each.stream().map(line -> mutated(random, line)).toList()));
            ImportOutcome outcome = imports.dryRun(files());
            assertThat(outcome).isInstanceOfAny(ImportOutcome.WouldImport.class, ImportOutcome.Refused.class);
        });
        assertThat(store.<Long>read(Vault::owners)).isZero();
    }

    private static String mutated(Random random, String line) {
        if (line.isEmpty() || random.nextInt(3) > 0) {
            return line;
        }
        int at = random.nextInt(line.length());
        char other = "0123456789-{}[]\":,.eE $x\\".charAt(random.nextInt(25));
        return switch (random.nextInt(3)) {
            case 0 -> line.substring(0, at) + other + line.substring(at + 1);
            case 1 -> line.substring(0, at) + line.substring(at + 1);
            default -> line.substring(0, at) + other + line.substring(at);
        };
    }

    @Test
    void filesAreFoundByTheirNames(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> FileVaultExport.at(directory).read()).isInstanceOf(RejectedException.class);
        Files.writeString(directory.resolve("inventory.jsonl"), pet("7", "Huge Cat", "1") + "\n");
        Files.writeString(directory.resolve("discord_users.json"), BOBS);
        LegacyFiles read = FileVaultExport.at(directory).read();
        assertThat(read.of(LegacyCollection.INVENTORY)).hasSize(1);
        assertThat(read.of(LegacyCollection.DISCORD_USERS)).containsExactly(BOBS);
        assertThat(read.of(LegacyCollection.USERS)).isEmpty();
        Files.write(directory.resolve("users.jsonl"), new byte[] {(byte) 0xff, '\n'});
        assertThatThrownBy(() -> FileVaultExport.at(directory).read()).hasMessageContaining("UTF-8");
    }
}
