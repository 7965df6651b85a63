package dev.astra.http.server.vault;

import static dev.astra.http.server.vault.VaultSite.CAT;
import static dev.astra.http.server.vault.VaultSite.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.core.security.KeyId;
import dev.astra.core.security.RequestKey;
import dev.astra.core.security.RequestLine;
import dev.astra.core.security.RequestSigner;
import dev.astra.http.server.Access;
import dev.astra.http.server.Web;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.trade.Trade;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VaultRoutesTest {
    private static final String OPENING = "{\"bot\":\"bot-1\",\"trade\":\"8842\",\"player\":77}";
    private static final String ONE_CAT = "{\"items\":[{\"name\":\"Huge Cat\"}]}";

    private final VaultSite site = new VaultSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aDepositIsOpenedAndBooked() {
        HttpResponse<String> opened = site.post("/v2/trades", OPENING);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body())
                .contains("\"decision\":\"deposit\"", "\"id\":\"bot-1~8842\"")
                .containsPattern("\"code\":\"[a-z]+-[a-z]+-[0-9]{3}\"");
        HttpResponse<String> done = site.post(
                "/v2/trades/bot-1~8842/complete",
                "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":2},{\"name\":\"Shiny Golden Huge"
                        + " Cat\"}],\"gems\":50000000}");
        assertThat(done.body()).contains("\"state\":\"completed\"", "\"value\":1800", "\"gems\":50000000");
        assertThat(site.get("/v2/users/" + USER + "/holdings").body())
                .contains("\"name\":\"Shiny Golden Huge Cat\"", "\"owned\":2", "\"gems\":50000000");
        assertThat(site.get("/v2/users/" + USER + "/history?limit=1").body())
                .contains("\"kind\":\"deposit\"", "\"ended\":\"2026-01-01T00:00:00Z\"");
        assertThat(site.get("/v2/items").body()).contains("\"name\":\"Titanic Dog\"", "\"value\":5000");
    }

    @Test
    void aWithdrawalIsReservedHandedOutInPartAndTheRestGivenBack() {
        site.deposit("1", "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":3}]}");
        String users = "/v2/users/" + USER;
        HttpResponse<String> reserved =
                site.post(users + "/withdrawals", "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":2}]}");
        assertThat(reserved.body()).contains("\"state\":\"reserved\"", "\"until\":\"2026-01-01T00:30:00Z\"");
        assertThat(site.post(users + "/withdrawals", ONE_CAT).statusCode()).isEqualTo(409);
        assertThat(site.post("/v2/trades/check", "{\"player\":77}").body())
                .contains("\"decision\":\"withdraw\"", "\"quantity\":2");
        assertThat(site.post("/v2/trades", OPENING).body()).contains("\"decision\":\"withdraw\"", "\"quantity\":2");
        assertThat(site.post(users + "/withdrawals/cancel", "").body()).contains("being-traded");
        assertThat(site.post("/v2/trades/bot-1~8842/complete", ONE_CAT).statusCode())
                .isEqualTo(200);
        assertThat(site.owned()).isEqualTo(2);
        assertThat(site.get(users + "/holdings").body()).contains("\"owned\":2", "\"reserved\":0");
    }

    @Test
    void whatIsOverStaysSoAndUnknownTradesAreToldApart() {
        site.post("/v2/trades", OPENING);
        assertThat(site.post("/v2/trades/bot-1~8842/cancel", "").body()).contains("\"state\":\"cancelled\"");
        assertThat(site.post("/v2/trades/bot-1~none/complete", ONE_CAT).statusCode())
                .isEqualTo(404);
        assertThat(site.post("/v2/trades/none/complete", ONE_CAT).statusCode()).isEqualTo(400);
        assertThat(site.post("/v2/trades", "{\"bot\":\"bot-1\",\"trade\":\"8842\",\"player\":78}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(site.post("/v2/trades", "{\"bot\":\"bot-1\",\"trade\":\"9\",\"player\":78}")
                        .body())
                .contains("unknown-player");
    }

    @Test
    void whatTheVaultRefusesIsNamedAndTheTradeHasFailed() {
        site.post("/v2/trades", OPENING);
        HttpResponse<String> refused =
                site.post("/v2/trades/bot-1~8842/complete", "{\"items\":[{\"name\":\"Tiny Cat\"}]}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("urn:astra:problem:unsupported-pet", "Tiny Cat");
        assertThat(site.post("/v2/trades/bot-1~8842/fail", "{\"reason\":\"the game crashed\"}")
                        .statusCode())
                .isIn(200, 409);
        assertThat(site.owned()).isZero();
    }

    @Test
    @Covers("P-116")
    void theSameSignedRequestAgainGetsTheFirstAnswerAlsoAfterTheTradeWentOn() {
        site.deposit("1", ONE_CAT);
        HttpRequest reserve = site.signed("POST", "/v2/users/" + USER + "/withdrawals", ONE_CAT);
        HttpResponse<String> first = Web.send(reserve);
        site.post("/v2/users/" + USER + "/withdrawals/cancel", "");
        HttpResponse<String> again = Web.send(reserve);
        assertThat(again.statusCode()).isEqualTo(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("X-Repeated")).hasValue("true");
        List<Trade> open = site.store.read(view -> Vault.open(view, USER));
        assertThat(open).isEmpty();
    }

    @Test
    @Covers({"P-112", "P-117"})
    void anotherBodyUnderTheSameHeadersIsRefusedAndUnderTheSameNonceToo() {
        HttpRequest good = site.signed("POST", "/v2/trades", OPENING);
        HttpRequest.Builder changed =
                Web.request(site.url(), "/v2/trades").POST(BodyPublishers.ofString(OPENING.replace("77", "78")));
        good.headers().map().forEach((name, values) -> changed.header(name, values.get(0)));
        assertThat(Web.send(changed.build()).statusCode()).isEqualTo(401);
        RequestSigner same = new RequestSigner(VaultSite.KEY, site.time, new Random(9));
        RequestSigner nonce = new RequestSigner(VaultSite.KEY, site.time, new Random(9));
        assertThat(Web.send(site.signed(same, "POST", "/v2/trades", OPENING)).statusCode())
                .isEqualTo(200);
        assertThat(Web.send(site.signed(nonce, "POST", "/v2/trades", OPENING.replace("8842", "8843")))
                        .body())
                .contains("nonce-used");
    }

    @Test
    @Covers({"P-113", "P-114"})
    void aClockMayBeThreeHundredSecondsOffEitherWay() {
        HttpRequest check = site.signed("POST", "/v2/trades/check", "{\"player\":77}");
        site.time.advance(Duration.ofMinutes(5));
        assertThat(Web.send(check).statusCode()).isEqualTo(200);
        site.time.advance(Duration.ofSeconds(1));
        assertThat(Web.send(check).body()).contains("signature-too-old", "301 s ago");
        RequestSigner ahead =
                new RequestSigner(VaultSite.KEY, () -> site.time.instant().plusSeconds(301), new Random(3));
        assertThat(Web.send(site.signed(ahead, "GET", "/v2/items", "")).body()).contains("signature-from-the-future");
        RequestSigner nearly =
                new RequestSigner(VaultSite.KEY, () -> site.time.instant().plusSeconds(300), new Random(4));
        assertThat(Web.send(site.signed(nearly, "GET", "/v2/items", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Covers("P-118")
    void theSignatureCoversMethodPathAndQuery() {
        String path = "/v2/users/" + USER + "/history";
        HttpRequest good = site.signed("GET", path + "?limit=1", "");
        HttpRequest.Builder moved = Web.request(site.url(), path + "?limit=2").GET();
        good.headers().map().forEach((name, values) -> moved.header(name, values.get(0)));
        assertThat(Web.send(moved.build()).statusCode()).isEqualTo(401);
        assertThat(Web.send(good).statusCode()).isEqualTo(200);
    }

    @Test
    @Covers("P-119")
    void bothKeysAreAcceptedWhileTheyAreRotated() {
        RequestSigner next = new RequestSigner(VaultSite.NEXT, site.time, new Random(3));
        RequestSigner gone = new RequestSigner(
                new RequestKey(new KeyId("bot-0"), Secret.of("A1s2D3f4G5h6J7k8L9q0W1e2R3t4Y5u6")),
                site.time,
                new Random(4));
        assertThat(Web.send(site.signed(next, "GET", "/v2/items", "")).statusCode())
                .isEqualTo(200);
        assertThat(site.get("/v2/items").statusCode()).isEqualTo(200);
        assertThat(Web.send(site.signed(gone, "GET", "/v2/items", "")).statusCode())
                .isEqualTo(401);
    }

    @Test
    @Covers("P-120")
    void everyOperationDemandsASignatureOrTheSharedKey() {
        VaultRoutes routes =
                new VaultRoutes(site.store, site.vault, dev.astra.core.security.RequestKeys.of(VaultSite.KEY));
        assertThat(routes.operations())
                .hasSize(10)
                .allSatisfy((name, operation) -> assertThat(operation.access()).isNotSameAs(Access.OPEN));
        LegacyVaultRoutes legacy = new LegacyVaultRoutes(site.store, site.vault, site.profiles, VaultSite.SHARED);
        List<String> open = new ArrayList<>();
        legacy.operations().forEach((name, operation) -> {
            if (operation.access() == Access.OPEN) {
                open.add(name);
            }
        });
        assertThat(open).containsExactlyInAnyOrder("health", "itemsAll");
        assertThat(Web.post(site.url(), "/v2/trades", OPENING).body()).contains("signature-missing");
        assertThat(Web.get(site.url(), "/v2/users/" + USER + "/holdings").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Covers("P-162")
    void aHundredDepositsAtOnceSumExactly() {
        List<CompletableFuture<HttpResponse<String>>> done = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            site.post("/v2/trades", "{\"bot\":\"bot-1\",\"trade\":\"d" + i + "\",\"player\":77}");
            HttpRequest complete = site.signed("POST", "/v2/trades/bot-1~d" + i + "/complete", ONE_CAT);
            done.add(Web.sendAsync(complete));
            done.add(Web.sendAsync(complete));
        }
        done.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(site.owned()).isEqualTo(100);
    }

    @Test
    @Covers("P-163")
    void withdrawalsAtOnceNeverExceedWhatIsOwned() {
        site.deposit("1", "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":3}]}");
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(Web.sendAsync(site.signed(
                    "POST",
                    "/v2/users/" + USER + "/withdrawals",
                    "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":2}]}")));
        }
        assertThat(all.stream().map(answer -> answer.join().statusCode()))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(site.store
                        .read(view -> Vault.holdings(view, USER))
                        .available()
                        .count(CAT))
                .isEqualTo(1);
    }

    @Test
    @Covers("P-204")
    void whatToDoWithAPlayerIsReadFromMemoryAndWritesNothing() {
        long before = site.store.view().sequence();
        for (int i = 0; i < 20; i++) {
            assertThat(site.post("/v2/trades/check", "{\"player\":77}").body()).isEqualTo("{\"decision\":\"deposit\"}");
        }
        assertThat(site.store.view().sequence()).isEqualTo(before);
    }

    @Test
    void theRequestLineIsWhatIsSignedByteForByte() {
        byte[] body = ONE_CAT.getBytes(StandardCharsets.UTF_8);
        String escaped = "/v2/trades/bot-1~%38842/complete";
        site.post("/v2/trades", OPENING);
        HttpRequest.Builder request = Web.request(site.url(), escaped)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body));
        new RequestSigner(VaultSite.KEY, site.time, new Random(5))
                .sign(new RequestLine("POST", escaped), body)
                .byName()
                .forEach(request::header);
        assertThat(Web.send(request.build()).statusCode()).isEqualTo(200);
    }
}
