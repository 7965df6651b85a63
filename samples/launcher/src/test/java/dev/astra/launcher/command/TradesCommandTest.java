package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.Secret;
import dev.astra.launcher.command.Desk.Typed;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.FakeRolimons;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.TradingSite;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradesCommandTest {
    private static final PlayerId ME = new PlayerId(22);
    private static final String COOKIE = "_|WARNING:-DO-NOT-SHARE-THIS.|_CANARYCOOKIE";
    private static final String VALUES = "old\n\n1:1000:0.5:1700000000:0\n2:700:0:9999999999:0\n3:50:0:9999999999:0";

    private final TradingSite site = new TradingSite(ME, InstantSource.system());
    private final FakeRoblox roblox = FakeRoblox.start(site, Secret.of(COOKIE));
    private final FakeRolimons rolimons = FakeRolimons.start();

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void set() throws IOException {
        Files.writeString(directory.resolve("values"), VALUES);
        Files.writeString(
                directory.resolve("Astra_Settings.ini"),
                "[OUTBOUND]\nOutbound_Loss_Tolerance_Type = value\nOutbound_Cancel_Equals = false\nRatelimit_Retry_Cooldown = 1\n");
        item(1, "Crown", 1_100, 1_000);
        item(2, "Hat", -1, 600);
        item(3, "Cap", 50, 60);
        trade(7, 1, 2);
        trade(8, 3, 1);
        desk = new Desk(directory)
                .set("ASTRA_ROLIMONS_URL", rolimons.url().toString())
                .set("ASTRA_ROBLOX_URL", roblox.baseUrl().toString())
                .set("ASTRA_ROBLOX_COOKIE", COOKIE);
    }

    @AfterEach
    void close() {
        roblox.close();
        rolimons.close();
    }

    private void item(long id, String name, long value, long rap) {
        rolimons.put(new ItemValue(
                new ItemId(id),
                name,
                OptionalLong.of(rap),
                value < 0 ? OptionalLong.empty() : OptionalLong.of(value),
                false));
    }

    /** I give a copy of one item for a copy of another. */
    private void trade(long id, long mine, long theirs) {
        site.put(new TradeDetails(
                new TradeId(id),
                TradeStatus.OPEN,
                Optional.of(Instant.now().plusSeconds(86_400)),
                new TradeParty(ME, List.of(copy(id * 10, mine)), 0),
                new TradeParty(new PlayerId(11), List.of(copy(id * 10 + 1, theirs)), 0)));
    }

    private static Copy copy(long id, long item) {
        return new Copy(new CopyId(Long.toString(id)), new ItemId(item), false);
    }

    @Test
    void valuesAreComparedShownAndUpdated() throws IOException {
        Typed diff = desk.type("values", "diff");
        assertThat(diff.out()).contains("1,000    1,100    +100  Crown", "removed", "The file was not touched.");
        assertThat(directory.resolve("values")).hasContent(VALUES);
        Typed update = desk.type("values", "update");
        assertThat(update.code()).isZero();
        assertThat(update.out()).contains("The file was replaced.");
        assertThat(directory.resolve("values")).hasContent("old\n\n1:1100:0.5:9999999999:0\n3:50:0:9999999999:0");
        assertThat(desk.type("values", "update").out()).contains("0 items", "The file was not touched.");
        assertThat(desk.type("values", "show", "crown").out()).contains("1,100").contains("1 of 1 item");
        assertThat(desk.type("values", "show", "nothing like it").code()).isEqualTo(1);
    }

    @Test
    void anImplausibleAnswerOfTheFeedChangesNothingAndScansNothing() throws IOException {
        rolimons.serve("{\"item_count\":50,\"items\":{\"9\":[\"x\",\"\",1,1,1,1,1,1,1,1]}}");
        Typed update = desk.type("values", "update", "--json");
        assertThat(update.code()).isEqualTo(1);
        assertThat(tree(update).path("plausible").asBoolean(true)).isFalse();
        assertThat(desk.type("trades", "scan").err()).contains("not believed");
        assertThat(directory.resolve("values")).hasContent(VALUES);
        assertThat(roblox.requests()).isEmpty();
    }

    @Test
    @Covers("A-232")
    void aDryRunTellsWhatItWouldDeclineAndDoesNothing() throws IOException {
        Typed dry = desk.type("trades", "scan", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out())
                .contains("bad, would be declined")
                .contains("-400")
                .contains("kept           1 trade");
        assertThat(site.declined()).isEmpty();
        assertThat(desk.home().resolve("store")).doesNotExist();
        assertThat(directory.resolve("values")).hasContent(VALUES);
        JsonNode json = tree(desk.type("trades", "scan", "--dry-run", "--json"));
        assertThat(json.path("outcome").asText()).isEqualTo("done");
        assertThat(json.path("trades").findValuesAsText("action")).containsExactly("none", "would_decline");
        assertThat(json.path("trades").path(1).path("value").path("mine").asLong())
                .isEqualTo(1_100);
    }

    @Test
    @Covers("A-224")
    void aScanDeclinesOnceAndTellsThatNoWebhookIsSet() {
        Typed scan = desk.type("trades", "scan");
        assertThat(scan.err()).isEmpty();
        assertThat(scan.code()).isZero();
        assertThat(scan.out()).contains("bad, declined").containsOnlyOnce("No webhook is set");
        assertThat(site.declined()).containsExactly(new TradeId(7));
        desk.type("trades", "scan");
        assertThat(site.declined()).containsExactly(new TradeId(7));
    }

    @Test
    void withoutASessionNothingIsAskedOfRoblox() {
        Typed off = desk.set("ASTRA_ROBLOX_COOKIE", "").type("trades", "scan", "--dry-run");
        assertThat(off.code()).isEqualTo(1);
        assertThat(off.err()).contains("trading is off", "ASTRA_ROBLOX_COOKIE");
        assertThat(roblox.requests()).isEmpty();
    }

    @Test
    @Covers("A-212")
    void aDeadSessionHaltsScansUntilAPersonHasActed() {
        roblox.endSession();
        Typed halted = desk.type("trades", "scan");
        assertThat(halted.code()).isEqualTo(1);
        assertThat(halted.err()).contains("the session is not accepted", "astra trades resume");
        int asked = roblox.requests().size();
        roblox.beginSession(Secret.of(COOKIE));
        assertThat(desk.type("trades", "scan").code()).isEqualTo(1);
        assertThat(roblox.requests()).hasSize(asked);
        assertThat(desk.type("trades", "resume").out()).contains("Scans go on.");
        assertThat(desk.type("trades", "scan").code()).isZero();
        assertThat(site.declined()).containsExactly(new TradeId(7));
    }

    @Test
    @Covers("A-146")
    void theCookieStandsInNoOutputNoLogAndNoFile() throws IOException {
        List<ShopFault> faults = new ArrayList<>(List.of(
                ShopFault.unauthorized(),
                ShopFault.unavailableHtml(),
                ShopFault.json(200, "{\"id\":\"" + COOKIE + "\"}"),
                ShopFault.json(400, "{\"errors\":[{\"code\":4,\"message\":\"" + COOKIE + "\"}]}"),
                FakeRoblox.challenge("chef"),
                ShopFault.notFound()));
        try (CapturedLog log = new CapturedLog()) {
            for (ShopFault fault : faults) {
                roblox.failNext(fault);
                desk.type("trades", "scan", "--dry-run", "--verbose");
            }
            desk.type("settings", "check");
            desk.type("settings", "check", "--json");
            desk.type("trades", "scan", "--verbose");
            assertThat(log.heard().text() + desk.everything()).isNotBlank().doesNotContain("CANARYCOOKIE");
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("CANARYCOOKIE");
            }
        }
    }

    @Test
    void theSettingsAreToldWithTheirSourcesAndForPrograms() throws IOException {
        Files.writeString(directory.resolve("bad.ini"), "[ASTRA]\nBuyer_ID = 0\n");
        Typed bad = desk.type("settings", "check", "bad.ini");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("1 problem:", "line 2: Buyer_ID: expected");
        Typed good = desk.type("settings", "check");
        assertThat(good.code()).isZero();
        assertThat(good.out().lines().skip(1).limit(13)).allMatch(line -> line.length() <= 80);
        JsonNode json = tree(desk.type("settings", "check", "--json"));
        assertThat(json.path("usable").asBoolean()).isTrue();
        assertThat(json.path("settings").findValuesAsText("key")).hasSize(12).contains("Outbound_Cancel_Equals");
    }

    @Test
    void theBestTradesAreFoundInBothInventories() throws IOException {
        Typed found = desk.type("trades", "find", "--partner", "11", "--least", "-1000", "--top", "1");
        assertThat(found.err()).isEmpty();
        assertThat(found.out())
                .contains("2 items of yours, 2 of theirs", "There are no better ones.")
                .contains("+550     -550  give     50  Cap (3)");
        JsonNode json = tree(desk.type(
                "trades", "find", "--mine", "3", "--theirs", "1,2", "--least", "-9999", "--items", "1", "--json"));
        assertThat(json.path("proved").asBoolean()).isTrue();
        assertThat(json.path("trades").path(0).path("gain").asLong()).isEqualTo(1_050);
        assertThat(desk.type("trades", "find").code()).isEqualTo(2);
        assertThat(desk.type("trades", "find", "--partner", "me").err()).contains("expected a player's number");
        site.hide(new PlayerId(11), true);
        assertThat(desk.type("trades", "find", "--partner", "11").err()).contains("is hidden");
    }

    private static JsonNode tree(Typed typed) throws IOException {
        return new ObjectMapper().readTree(typed.out());
    }
}
