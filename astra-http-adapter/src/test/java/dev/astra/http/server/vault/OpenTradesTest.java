package dev.astra.http.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.audit.AuditLog;
import dev.astra.http.server.Web;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.trade.Trade;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OpenTradesTest {
    private static final String OPENING = "{\"bot\":\"bot-1\",\"trade\":\"8842\",\"player\":77}";

    private final VaultSite site = new VaultSite();
    private final OpenTrades trades = new OpenTrades(site.store, site.time);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @Covers("P-202")
    void whatIsOpenWhenTheServerClosesIsNotedAndGoesOnAfterwards() throws Exception {
        site.post("/v2/trades", OPENING);
        HttpRequest complete =
                site.signed("POST", "/v2/trades/bot-1~8842/complete", "{\"items\":[{\"name\":\"Huge Cat\"}]}");
        List<Trade> left = trades.leave();
        assertThat(left).hasSize(1);
        assertThat(AuditLog.all(site.store.view()).newest(10).entries())
                .anyMatch(event -> event.action().equals("left open")
                        && event.subject().equals("trade " + left.get(0).id()));
        CompletableFuture<HttpResponse<String>> answer = Web.sendAsync(complete);
        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        List<Trade> open = site.store.read(view -> Vault.open(view, VaultSite.USER));
        assertThat(open).isEmpty();
        assertThat(trades.leave()).isEmpty();
    }

    @Test
    @Covers("P-203")
    void tradesThatAreOpenForLongAreCountedForAnAlert() {
        site.post("/v2/trades", OPENING);
        site.time.advance(Duration.ofMinutes(10));
        assertThat(trades.gauge().value().getAsLong()).isZero();
        site.time.advance(Duration.ofSeconds(1));
        assertThat(trades.gauge().value().getAsLong()).isEqualTo(1);
        assertThat(trades.gauge().name()).isEqualTo("astra_vault_trades_open_over_10_minutes");
    }
}
