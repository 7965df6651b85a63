package dev.astra.http.server.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.Money;
import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderPage;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.OrderSource;
import dev.astra.core.order.OrderSync;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Heartbeat;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.Web;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ShoppyRoutesTest {
    private static final String SECRET = "hookW2qZ5nRb7XtY1mVp4";
    private static final String ID = "0f5b2c1e-7d1a-4c0e-9b55-1c2d3e4f5a6b";
    private static final String MESSAGE =
            "{\"status\":true,\"webhook_type\":100,\"event\":\"order:paid\",\"data\":{\"order\":{\"id\":\"" + ID
                    + "\",\"paid_at\":null,\"nested\":{\"deep\":[1,2.5,null]}}}}";

    private final VirtualTime time = new VirtualTime();
    private final Store store =
            Store.builder(new InMemoryJournal()).clock(time, time::nanos).open(OrderRegistry.TABLES, AuditLog.TABLES);
    private final AtomicInteger woken = new AtomicInteger();
    private final Shop shop = new Shop();
    private final OrderSync sync =
            OrderSync.builder(store, shop).clock(time).pause(time).build();
    private final AstraServer server = AstraServer.builder()
            .port(0)
            .routes(new ShoppyRoutes(store, Secret.of(SECRET), woken::incrementAndGet))
            .build();

    @BeforeEach
    void start() throws InterruptedException {
        server.start();
        sync.run(Heartbeat.unwatched());
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private HttpResponse<String> send(String body) {
        return Web.post(server.url(), "/shop/shoppy", body, "X-Shoppy-Signature", sign(body));
    }

    private static String sign(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    @Covers("A-047")
    void aSignedMessageMakesTheNextLookReadThatOrderFromTheShop() throws InterruptedException {
        shop.order = Optional.of(paid());
        assertThat(send(MESSAGE).body()).isEqualTo("{\"status\":\"heard\"}");
        assertThat(woken).hasValue(1);
        assertThat(store.read(OrderRegistry::count)).isZero();
        assertThat(sync.run(Heartbeat.unwatched()).added()).hasSize(1);
        assertThat(shop.asked).containsExactly(new OrderId(ID));
    }

    @Test
    @Covers("A-047")
    void theSameMessageAgainAndOneThatLiesDoNothing() throws InterruptedException {
        shop.order = Optional.of(paid());
        send(MESSAGE);
        send(MESSAGE);
        sync.run(Heartbeat.unwatched());
        send(MESSAGE);
        assertThat(sync.run(Heartbeat.unwatched()).added()).isEmpty();
        assertThat(store.read(OrderRegistry::count)).isEqualTo(1);
        sync.run(Heartbeat.unwatched());
        assertThat(shop.asked).hasSize(2);
    }

    @Test
    void whatIsNotSignedOrChangedIsRefused() throws InterruptedException {
        assertThat(Web.post(server.url(), "/shop/shoppy", MESSAGE).statusCode()).isEqualTo(401);
        assertThat(Web.post(server.url(), "/shop/shoppy", MESSAGE + " ", "X-Shoppy-Signature", sign(MESSAGE))
                        .statusCode())
                .isEqualTo(401);
        sync.run(Heartbeat.unwatched());
        assertThat(shop.asked).isEmpty();
        assertThat(woken).hasValue(0);
    }

    @Test
    void whatSpeaksOfNoOrderIsIgnored() {
        for (String other :
                List.of("{}", "{\"data\":{}}", "{\"data\":{\"order\":7}}", "{\"data\":{\"order\":{\"id\":\"\"}}}")) {
            HttpResponse<String> answer = send(other);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("ignored");
        }
        assertThat(send("[]").statusCode()).isEqualTo(400);
        assertThat(woken).hasValue(0);
    }

    @Test
    void aLookThatCouldNotReadTheOrderLeavesItForTheNext() throws InterruptedException {
        shop.down = true;
        send(MESSAGE);
        sync.run(Heartbeat.unwatched());
        shop.down = false;
        shop.order = Optional.of(paid());
        assertThat(sync.run(Heartbeat.unwatched()).added()).hasSize(1);
    }

    @Test
    void aSecretThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> new ShoppyRoutes(store, Secret.of("changeme-changeme"), () -> {}))
                .isInstanceOf(RejectedException.class);
    }

    private ShopOrder paid() {
        return new ShopOrder(
                new OrderId(ID),
                ID,
                "buyer@example.test",
                Optional.of("astra"),
                Optional.of(Money.of(new BigDecimal("9.99"), Currency.getInstance("USD"))),
                Optional.of(ShopOrder.Payment.at(VirtualTime.START)),
                false,
                Optional.empty(),
                Optional.of(VirtualTime.START));
    }

    /** A shop whose pages do not show the order yet. */
    private static final class Shop implements OrderSource {
        private final List<OrderId> asked = new ArrayList<>();
        private Optional<ShopOrder> order = Optional.empty();
        private boolean down;

        @Override
        public OrderPage page(int number) {
            return new OrderPage(List.of(), List.of(), OptionalInt.empty(), true);
        }

        @Override
        public Optional<ShopOrder> find(OrderId id) {
            if (down) {
                throw new dev.astra.core.UnavailableException("the shop is down");
            }
            asked.add(id);
            return order;
        }
    }
}
