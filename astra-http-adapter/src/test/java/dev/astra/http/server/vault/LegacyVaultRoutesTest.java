package dev.astra.http.server.vault;

import static dev.astra.http.server.vault.VaultSite.CAT;
import static dev.astra.http.server.vault.VaultSite.SHARED;
import static dev.astra.http.server.vault.VaultSite.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.security.LegacySignature;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.Web;
import dev.astra.testkit.Covers;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Link;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class LegacyVaultRoutesTest {
    private static final String PLAYER = "{\"userId\":77,\"game\":\"PS99\"}";
    private static final String TWO_CATS = "{\"userId\":77,\"items\":[\"Huge Cat\",\"Huge Cat\"],\"game\":\"PS99\"}";

    private final VaultSite site = new VaultSite();

    @AfterEach
    void close() {
        site.close();
    }

    private String withKey(String json) {
        return json.replace("}", ",\"authKey\":\"" + SHARED.reveal() + "\"}");
    }

    private String signedTrade(long timestamp, long gems) {
        List<Map<String, Object>> pets = List.of(Map.of("name", "Huge Cat", "rarity", "Golden", "shiny", true));
        Map<String, Object> fields = Map.of("gems", gems, "pets", pets, "timestamp", (double) timestamp, "userId", 77);
        return "{\"userId\":77,\"gems\":" + gems
                + ",\"pets\":[{\"name\":\"Huge Cat\",\"rarity\":\"Golden\",\"shiny\":true}],\"timestamp\":"
                + timestamp + ",\"signature\":\"" + new LegacySignature(SHARED).sign(fields) + "\"}";
    }

    private String signedNow(long gems) {
        return signedTrade(site.time.instant().getEpochSecond(), gems);
    }

    @Test
    @Covers("P-080")
    void thirteenRoutesAnswerInTheirOldForm() {
        site.profiles.players.put("other_one", new Player(new PlayerId(78), "Other_one"));
        assertThat(site.legacy("/verify/start", "{\"robloxUsername\":\"other_one\"}")
                        .body())
                .startsWith("{\"success\":true,\"code\":\"")
                .contains("\"message\":", "\"robloxUsername\":\"Other_one\"", "\"robloxUserId\":78");
        assertThat(site.legacy("/trading/items/check-pending", PLAYER).body()).isEqualTo("{\"method\":\"Deposit\"}");
        assertThat(site.legacy("/trading/items/confirm-ps99-deposit", TWO_CATS).body())
                .matches("\\{\"success\":true,\"transactionId\":\"[0-9]+\"}");
        assertThat(site.legacy("/trading/items/confirm-withdraw", "{\"userId\":77,\"items\":[\"Huge Cat\"]}")
                        .body())
                .matches("\\{\"success\":true,\"transactionId\":\"[0-9]+\"}");
        assertThat(site.legacy("/deposit/check", "{\"userId\":77,\"pets\":[{\"name\":\"Huge Cat\"}],\"gems\":0}")
                        .body())
                .isEqualTo("{\"valid\":true,\"discordUserId\":" + USER + ",\"depositValue\":450}");
        assertThat(Web.post(site.url(), "/deposit/complete", signedNow(50_000_000))
                        .body())
                .startsWith("{\"success\":true,\"transactionId\":\"")
                .contains("\"message\":");
        assertThat(site.legacy("/withdraw/check", PLAYER).body())
                .startsWith("{\"method\":\"Withdraw\",\"pets\":[],\"gems\":0,\"code\":");
        assertThat(site.legacy("/withdraw/complete", "{\"userId\":77,\"pets\":[{\"name\":\"Huge Cat\"}]}")
                        .body())
                .startsWith("{\"success\":true,\"transactionId\":\"");
        assertThat(site.legacy("/user/" + USER + "/transactions").body())
                .contains("\"count\":4", "\"type\":\"withdraw\"", "\"status\":\"completed\"");
        assertThat(Web.get(site.url(), "/health").body())
                .isEqualTo("{\"status\":\"ok\",\"timestamp\":\"2026-01-01T00:00:00Z\"}");
    }

    @Test
    @Covers("P-081")
    void aWrongOrMissingKeyIsRefusedAndTheHeaderAloneIsEnough() {
        for (HttpResponse<String> answer : List.of(
                Web.post(site.url(), "/trading/items/check-pending", PLAYER),
                Web.post(site.url(), "/trading/items/check-pending", PLAYER, "Authorization", "wrong"),
                Web.post(site.url(), "/trading/items/check-pending", "{\"userId\":77,\"authKey\":\"wrong\"}"),
                Web.post(site.url(), "/trading/items/check-pending", "not json"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Invalid auth\"}");
        }
        assertThat(site.legacy("/trading/items/check-pending", PLAYER).statusCode())
                .isEqualTo(200);
        assertThat(Web.post(site.url(), "/trading/items/check-pending", withKey(PLAYER))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Covers({"P-083", "P-102"})
    void theWordForNobodyIsSpelledPerRoute() {
        String nobody = "{\"userId\":99}";
        assertThat(site.legacy("/trading/items/check-pending", nobody).body())
                .isEqualTo("{\"method\":\"USER_NOT_FOUND\"}");
        assertThat(site.legacy("/withdraw/check", nobody).body()).isEqualTo("{\"method\":\"USERNOTFOUND\"}");
    }

    @Test
    @Covers({"P-084", "P-085"})
    void whoHasReservedGoodsGetsTheseAndEverybodyElseDeposits() {
        assertThat(site.legacy("/trading/items/check-pending", PLAYER).body()).isEqualTo("{\"method\":\"Deposit\"}");
        site.deposit("1", "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":5}]}");
        site.vault.request(USER, Bundle.of(CAT, 2));
        assertThat(site.legacy("/trading/items/check-pending", PLAYER).body())
                .isEqualTo("{\"method\":\"Withdraw\",\"pets\":[\"Huge Cat\",\"Huge Cat\"]}");
    }

    @Test
    @Covers({"P-086", "P-087"})
    void aDepositCreditsEachNameAndAWithdrawalDebitsAndEndsTheReservation() {
        assertThat(site.legacy("/trading/items/confirm-ps99-deposit", TWO_CATS).statusCode())
                .isEqualTo(200);
        assertThat(site.owned()).isEqualTo(2);
        site.vault.request(USER, Bundle.of(CAT, 2));
        assertThat(site.legacy("/trading/items/confirm-withdraw", PLAYER).statusCode())
                .isEqualTo(200);
        assertThat(site.owned()).isZero();
        assertThat(site.legacy("/trading/items/check-pending", PLAYER).body()).isEqualTo("{\"method\":\"Deposit\"}");
    }

    @Test
    @Covers("P-088")
    void tradesOfSomebodyWithoutALinkAreToldSo() {
        String nobody = "{\"userId\":99,\"items\":[\"Huge Cat\"]}";
        for (String path : List.of("/trading/items/confirm-ps99-deposit", "/trading/items/confirm-withdraw")) {
            HttpResponse<String> answer = site.legacy(path, nobody);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"User not verified\"}");
        }
    }

    @Test
    @Covers("P-089")
    void verificationStartsWithACodeThatIsKept() {
        assertThat(site.legacy("/verify/start", "{\"robloxUsername\":\"ab\"}").body())
                .isEqualTo("{\"detail\":\"Username is too short\"}");
        HttpResponse<String> absent = site.legacy("/verify/start", "{\"robloxUsername\":\"nobody\"}");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.body()).isEqualTo("{\"detail\":\"Roblox user not found\"}");
        site.profiles.down = true;
        assertThat(site.legacy("/verify/start", "{\"robloxUsername\":\"nobody\"}")
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    @Covers("P-090")
    void verificationEndsOnlyWithTheKeyAndTheCodeInTheProfile() {
        Player player = new Player(new PlayerId(78), "Other_one");
        site.profiles.players.put("other_one", player);
        String path = "/verify/confirm?robloxUsername=other_one&discordId=42";
        String started = site.legacy("/verify/start", "{\"robloxUsername\":\"other_one\"}")
                .body();
        String code = started.replaceAll(".*\"code\":\"([a-z ]+)\".*", "$1");
        assertThat(confirm(path, "wrong").statusCode()).isEqualTo(401);
        assertThat(confirm(path, SHARED.reveal()).body()).contains("not found in profile");
        site.profiles.texts.put(player.id(), "hello " + code + " there");
        assertThat(confirm(path, SHARED.reveal()).body())
                .isEqualTo("{\"success\":true,\"message\":\"Account verified\",\"robloxUserId\":78}");
        Optional<Link> link = site.store.read(view -> Accounts.find(view, new UserId(42)));
        assertThat(link).isPresent();
        assertThat(confirm(path, SHARED.reveal()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> confirm(String path, String key) {
        return Web.send(Web.request(site.url(), path, "Authorization", key)
                .POST(BodyPublishers.noBody())
                .build());
    }

    @Test
    @Covers({"P-091", "P-092"})
    void aDepositIsCheckedAndTheReasonOfANoIsNoError() {
        String gems =
                "{\"userId\":77,\"pets\":[{\"name\":\"Huge Cat\",\"rarity\":\"Golden\",\"shiny\":true}],\"gems\":7}";
        HttpResponse<String> bad = site.legacy("/deposit/check", gems);
        assertThat(bad.statusCode()).isEqualTo(200);
        assertThat(bad.body())
                .startsWith("{")
                .contains("\"valid\":false", "\"error\":\"The least is 50,000,000 gems.\"");
        assertThat(site.legacy("/deposit/check", gems.replace(":7}", ":0}")).body())
                .contains("\"valid\":true", "\"depositValue\":900");
        assertThat(site.legacy("/deposit/check", "{\"userId\":99}").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Covers("P-093")
    void aSignedDepositIsCheckedAgainAndCountsOnce() {
        String bad = signedNow(49_999_999);
        HttpResponse<String> refused = Web.post(site.url(), "/deposit/complete", bad);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("{\"detail\":\"The least is 50,000,000 gems.\"}");
        String good = signedNow(50_000_000);
        HttpResponse<String> first = Web.post(site.url(), "/deposit/complete", good);
        HttpResponse<String> again = Web.post(site.url(), "/deposit/complete", good);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(site.legacy("/user/" + USER + "/inventory").body()).contains("\"gems\":50000000");
    }

    @Test
    void aWrongSignatureIsToldWithItsReason() {
        String good = signedNow(50_000_000);
        assertThat(Web.post(site.url(), "/deposit/complete", good.replace("50000000", "100000000"))
                        .body())
                .isEqualTo("{\"detail\":\"Invalid signature: Signature mismatch\"}");
        assertThat(Web.post(site.url(), "/deposit/complete", PLAYER).body())
                .isEqualTo("{\"detail\":\"Invalid signature: Missing signature\"}");
        String old = signedTrade(site.time.instant().getEpochSecond() - 301, 50_000_000);
        assertThat(Web.post(site.url(), "/deposit/complete", old).body()).contains("Payload too old");
        assertThat(Web.post(
                                site.url(),
                                "/deposit/check",
                                "{\"userId\":77,\"signature\":\"00\",\"timestamp\":1}",
                                "Authorization",
                                SHARED.reveal())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Covers({"P-094", "P-098"})
    void whatSomebodyOwnsIsNotToldToEverybody() {
        assertThat(Web.post(site.url(), "/withdraw/check", PLAYER).statusCode()).isEqualTo(401);
        assertThat(Web.post(site.url(), "/withdraw/complete", PLAYER).statusCode())
                .isEqualTo(401);
        assertThat(Web.get(site.url(), "/user/" + USER + "/inventory").statusCode())
                .isEqualTo(401);
        assertThat(Web.get(site.url(), "/user/" + USER + "/transactions").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Covers("P-095")
    void namesAndValuesAreToldToEverybodyWithTheirTime() {
        assertThat(Web.get(site.url(), "/items/all?game=PS99").body())
                .contains("\"Titanic Dog\"", "\"Shiny Golden Huge Cat\":900", "\"timestamp\":\"2026-01-01T00:00:00Z\"");
    }

    @Test
    @Covers({"P-096", "P-097"})
    void anInventoryAndItsTradesAreTold() {
        site.legacy("/trading/items/confirm-ps99-deposit", TWO_CATS);
        assertThat(site.legacy("/user/" + USER + "/inventory").body())
                .isEqualTo("{\"discordId\":" + USER
                        + ",\"pets\":[{\"name\":\"Huge Cat\",\"rarity\":\"Normal\",\"shiny\":false,\"quantity\":2}],"
                        + "\"gems\":0,\"totalPets\":2}");
        assertThat(site.legacy("/user/" + USER + "/transactions?limit=100").body())
                .contains("\"count\":1", "\"total_value\":900");
        assertThat(site.legacy("/user/" + USER + "/transactions?limit=0").statusCode())
                .isEqualTo(422);
        assertThat(site.legacy("/user/" + USER + "/transactions?limit=101").statusCode())
                .isEqualTo(422);
    }

    @Test
    @Covers("P-099")
    void withoutItsStoreItIsNotReadyButAlive() {
        site.store.close();
        HttpResponse<String> health = Web.get(site.url(), "/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(Web.get(site.url(), "/readyz").statusCode()).isEqualTo(503);
        assertThat(Web.get(site.url(), "/livez").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @Covers("P-100")
    @ValueSource(
            strings = {
                "{\"userId\":77,\"pets\":[{}],\"gems\":0}",
                "{\"userId\":77,\"pets\":[{\"name\":7}],\"gems\":0}",
                "{\"userId\":77,\"pets\":[{\"name\":\"Huge Cat\",\"rarity\":\"Odd\"}],\"gems\":0}",
                "{\"userId\":77,\"pets\":[{\"name\":\"Huge Cat\",\"shiny\":\"yes\"}],\"gems\":0}",
                "{\"userId\":\"77\",\"pets\":[],\"gems\":0}",
                "{\"userId\":77,\"pets\":\"Huge Cat\",\"gems\":0}",
                "{\"userId\":77,\"pets\":[],\"gems\":1e999}",
                "{\"pets\":[],\"gems\":0}",
                "[]",
                "{\"userId\":77"
            })
    void aMalformedItemIsTheSendersFault(String body) {
        HttpResponse<String> answer = site.legacy("/deposit/check", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).startsWith("{\"detail\":[{").contains("\"loc\":[\"body\"");
    }

    @Test
    void theOldRoutesAreThereOnlyIfTheyAreAskedFor() {
        try (AstraServer plain = AstraServer.builder()
                .port(0)
                .routes(new VaultRoutes(site.store, site.vault, dev.astra.core.security.RequestKeys.of(VaultSite.KEY)))
                .build()) {
            plain.start();
            assertThat(Web.get(plain.url(), "/health").statusCode()).isEqualTo(404);
        }
    }
}
