package dev.astra.http.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.Secret;
import dev.astra.core.security.KeyId;
import dev.astra.core.security.RequestKey;
import dev.astra.core.security.RequestSigner;
import dev.astra.http.server.vault.VaultSite;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.session.EndAnswer;
import dev.astra.trading.vault.session.OpenAnswer;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpVaultGatewayTest {
    private static final TradeKey KEY = new TradeKey(new BotId("bot-1"), new ServerTradeId("88/42?#%~x"));
    private static final RequestKey STRANGER =
            new RequestKey(new KeyId("bot-1"), Secret.of("A1s2D3f4G5h6J7k8L9q0W1e2R3t4Y5u6"));

    private final VaultSite site = new VaultSite();
    private final HttpVaultGateway gateway = gateway(VaultSite.KEY);

    @AfterEach
    void close() {
        site.close();
    }

    private HttpVaultGateway gateway(RequestKey key) {
        return new HttpVaultGateway(site.url().toString(), new RequestSigner(key, site.time, new Random(7)));
    }

    @Test
    void depositsAndIsAnsweredTheSameAgain() {
        assertThat(gateway.open(KEY, VaultSite.PLAYER)).isInstanceOf(OpenAnswer.Deposit.class);
        assertThat(gateway.open(KEY, VaultSite.PLAYER)).isEqualTo(gateway.open(KEY, VaultSite.PLAYER));
        Handover twoCats = Handover.of(Bundle.of(VaultSite.CAT, 2));
        assertThat(gateway.complete(KEY, twoCats)).isEqualTo(new EndAnswer.Acknowledged());
        assertThat(gateway.complete(KEY, twoCats)).isEqualTo(new EndAnswer.Acknowledged());
        assertThat(gateway.cancel(KEY)).isInstanceOf(EndAnswer.Rejected.class);
        assertThat(site.owned()).isEqualTo(2);
    }

    @Test
    void handsOutWhatIsReserved() {
        site.deposit("1", "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":3}],\"gems\":50000000}");
        Bundle wish = Bundle.of(VaultSite.CAT, 2).withGems(50_000_000);
        site.vault.request(VaultSite.USER, wish);
        assertThat(gateway.open(KEY, VaultSite.PLAYER))
                .isInstanceOfSatisfying(
                        OpenAnswer.Withdraw.class,
                        withdraw -> assertThat(withdraw.reserved()).isEqualTo(wish));
        assertThat(gateway.complete(KEY, Handover.of(wish))).isEqualTo(new EndAnswer.Acknowledged());
        assertThat(site.owned()).isEqualTo(1);
    }

    @Test
    void tellsStrangersAndRefusalsApart() {
        assertThat(gateway.open(KEY, new PlayerId(78))).isEqualTo(new OpenAnswer.UnknownPlayer());
        gateway.open(KEY, VaultSite.PLAYER);
        assertThat(gateway.complete(KEY, Handover.ofNames(List.of("Tiny Cat"), 0)))
                .isInstanceOfSatisfying(
                        EndAnswer.Rejected.class, no -> assertThat(no.reason()).contains("Tiny Cat"));
    }

    @Test
    void aKeyThatIsNotAcceptedIsNoAnswerSoThatNothingIsForgotten() {
        assertThat(gateway(STRANGER).complete(KEY, Handover.NOTHING)).isEqualTo(new EndAnswer.NoAnswer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"decision\":\"accept-everything\"}",
                "{\"decision\":\"deposit\",\"code\":\"\"}",
                "{\"decision\":\"withdraw\",\"code\":\"amber-falcon-427\",\"items\":[{\"name\":\"\",\"quantity\":1}],\"gems\":0}",
                "{\"decision\":\"withdraw\",\"code\":\"amber-falcon-427\",\"items\":[{\"name\":\"Huge"
                        + " Cat\"}],\"gems\":0}",
                "{\"decision\":\"withdraw\",\"code\":\"amber-falcon-427\",\"items\":[]}"
            })
    void whatIsNotUnderstoodIsNoDeposit(String answer) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body(answer).build());
            HttpVaultGateway other = new HttpVaultGateway(server.url("/").toString(), new RequestSigner(VaultSite.KEY));
            assertThat(other.open(KEY, VaultSite.PLAYER)).isInstanceOf(OpenAnswer.NotUnderstood.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 500, 502, 503})
    void aServerThatCannotAnswerIsNoAnswer(int status) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(
                    new MockResponse.Builder().code(status).body("<html>").build());
            HttpVaultGateway other = new HttpVaultGateway(server.url("/").toString(), new RequestSigner(VaultSite.KEY));
            assertThat(other.complete(KEY, Handover.NOTHING)).isEqualTo(new EndAnswer.NoAnswer());
        }
    }

    @Test
    void aServerThatIsNotThereIsNoAnswerAndPlainHttpIsRefused() {
        HttpVaultGateway nobody = new HttpVaultGateway("http://127.0.0.1:1", new RequestSigner(VaultSite.KEY));
        assertThat(nobody.open(KEY, VaultSite.PLAYER)).isEqualTo(new OpenAnswer.NoAnswer());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpVaultGateway("http://example.test", new RequestSigner(VaultSite.KEY)))
                .withMessageContaining("https");
    }
}
