package dev.astra.http.client.shoppy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderPage;
import dev.astra.core.order.ShopOrder;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import dev.astra.testkit.OrderSourceContract;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ShoppyOrderSourceTest {
    private static final Secret KEY = Secret.of("test-key-1");
    private final VirtualTime time = new VirtualTime();
    private final FakeShoppy shop = FakeShoppy.start(KEY);
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    private ShoppyOrderSource.Builder at(URI base) {
        return ShoppyOrderSource.builder(KEY).baseUrl(base).pause(time).clock(time);
    }

    private ShoppyOrderSource source() {
        return at(shop.baseUrl()).build();
    }

    private ShoppyOrderSource answering(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
        return at(server.url("/api/v1").uri()).build();
    }

    private RuntimeException failure(ShopFault fault) {
        shop.failNext(fault);
        ShoppyOrderSource source = source();
        return catchThrowableOfType(RuntimeException.class, () -> source.page(1));
    }

    @Test
    @Covers("A-040")
    void sendsTheKeyRawAndNamesItselfAndWaitsBeforeEveryRequest() throws Exception {
        ShoppyOrderSource source = answering(200, "[]");
        source.page(3);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/v1/orders?page=3");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("test-key-1");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("User-Agent")).isNotBlank();
        assertThat(time.nanos()).isEqualTo(Duration.ofMillis(2_500).toNanos());
        answering(200, "[]");
        source.page(4);
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    @Covers("A-049")
    void refusesRedirectsAndNeverFollowsThem() {
        assertThat(failure(ShopFault.redirect(server.url("/elsewhere").uri())))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("302");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void followsNoRedirectEvenIfTheGivenClientWould() {
        OkHttpClient eager = new OkHttpClient.Builder().followRedirects(true).build();
        shop.failNext(ShopFault.redirect(server.url("/elsewhere").uri()));
        ShoppyOrderSource source = at(shop.baseUrl()).client(eager).build();
        assertThatThrownBy(() -> source.page(1)).isInstanceOf(RejectedException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    @Covers("A-044")
    void whatPassesIsUnavailableAndCarriesTheHint() {
        for (ShopFault fault : List.of(
                ShopFault.tooManyRequests(),
                ShopFault.unavailableHtml(),
                ShopFault.forbiddenHtml(),
                ShopFault.truncated(),
                ShopFault.json(500, "{}"),
                ShopFault.json(200, "{\"status\":false,\"message\":\"maintenance\"}"),
                ShopFault.json(200, ""),
                ShopFault.json(200, "[]]"),
                ShopFault.json(204, ""))) {
            assertThat(failure(fault)).as("%s", fault).isInstanceOf(UnavailableException.class);
        }
        assertThat(failure(ShopFault.tooManyRequests("7.5")))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        busy -> assertThat(busy.retryAfter()).contains(Duration.ofMillis(7_500)));
        assertThat(failure(ShopFault.tooManyRequests("Thu, 01 Jan 2026 01:00:00 GMT")))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        busy -> assertThat(busy.retryAfter())
                                .hasValueSatisfying(wait ->
                                        assertThat(wait).isBetween(Duration.ofMinutes(58), Duration.ofHours(1))));
    }

    @Test
    void whatAskingAgainDoesNotChangeIsRejected() {
        for (ShopFault fault : List.of(
                ShopFault.unauthorized(),
                ShopFault.forbidden(),
                ShopFault.notFound(),
                ShopFault.notAcceptable(),
                ShopFault.json(400, "{}"))) {
            assertThat(failure(fault)).as("%s", fault).isInstanceOf(RejectedException.class);
        }
    }

    @Test
    void aWrongKeyIsRefusedWithoutBeingShown() {
        ShoppyOrderSource wrong = ShoppyOrderSource.builder(Secret.of("wrong-key"))
                .baseUrl(shop.baseUrl())
                .pause(time)
                .build();
        assertThatThrownBy(() -> wrong.page(1))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("API key")
                .hasMessageNotContaining("wrong-key");
    }

    @Test
    @Covers("A-050")
    void aMalformedOrderIsSkippedWithAReasonAndHidesNoOther() throws Exception {
        shop.put(OrderSourceContract.order(1));
        shop.put("bad-1", "{\"id\":\"bad-1\",\"email\":\"secret@example.test\",\"paid_at\":12345}");
        shop.put("bad-2", "{\"email\":\"secret@example.test\"}");
        shop.put("bad-3", "\"just a text secret\"");
        shop.put("bad-4", "{\"id\":\"with blank secret\"}");
        shop.put("bad-5", "{\"id\":\"bad-5\",\"paid_at\":\"yesterday, secret\"}");
        shop.put("bad-6", "{\"id\":\"bad-6\",\"refund_id\":{}}");
        shop.put("bad-7", "{\"id\":\"bad-7\",\"email\":\"" + "secret".repeat(100) + "\"}");
        shop.put(OrderSourceContract.order(2));
        OrderPage page = source().page(1);
        assertThat(page.orders())
                .extracting(ShopOrder::id)
                .containsExactly(
                        OrderSourceContract.order(2).id(),
                        OrderSourceContract.order(1).id());
        assertThat(page.skipped())
                .hasSize(7)
                .allSatisfy(reason -> assertThat(reason).contains("of page 1: ").doesNotContain("secret"));
    }

    @Test
    void understandsEveryFieldOfAnOrder() throws Exception {
        String json = """
                [{"id":"0F5B2C1E-7d1a","product_id":null,"price":12.5,"currency":"USD","email":"buyer@example.test",
                "delivered":true,"custom_fields":null,"accounts":["K",{"account":"L"}],"refund_id":null,
                "paid_at":"2026-01-02T11:11:12+01:00","disputed_at":null,"created_at":"2026-01-02T10:09:55.000000Z",
                "coupon":[],"product":{"id":"Ab12Cd3","stock":"41"},"unknown":{"a":[1]}},
                {"id":"b","product":null,"price":"9.99","currency":"EUR","delivered":0,"refund_id":"r-1","paid_at":""},
                {"id":"c","price":12.345,"currency":"USD","disputed_at":"2026-01-02T10:11:12.000000Z",
                "paid_at":"2026-01-02T10:11:12.000000Z"},
                {"id":"d","price":1e999999999,"currency":"none","created_at":7}]""";
        List<ShopOrder> orders = answering(200, json).page(1).orders();
        ShopOrder first = orders.get(0);
        assertThat(first.id()).isEqualTo(new OrderId("0f5b2c1e-7d1a"));
        assertThat(first.idText()).isEqualTo("0F5B2C1E-7d1a");
        assertThat(first.product()).contains("Ab12Cd3");
        assertThat(first.price()).hasValueSatisfying(price -> assertThat(price).hasToString("12.50 USD"));
        assertThat(first.paid())
                .contains(new ShopOrder.Payment(
                        java.time.Instant.parse("2026-01-02T10:11:12Z"), "2026-01-02T11:11:12+01:00"));
        assertThat(first.refunded()).isFalse();
        assertThat(orders.get(1).paid()).isEmpty();
        assertThat(orders.get(1).refunded()).isTrue();
        assertThat(orders.get(1).price())
                .hasValueSatisfying(price -> assertThat(price).hasToString("9.99 EUR"));
        assertThat(orders.get(2).disputedAt()).isPresent();
        assertThat(orders.get(2).price()).isEmpty();
        assertThat(orders.get(3).price()).isEmpty();
        assertThat(orders.get(3).createdAt()).isEmpty();
    }

    @Test
    void withoutPageHeadersAShortPageIsTheLast() throws Exception {
        shop.pageHeaders(false);
        OrderSourceContract.orders(25).forEach(shop::put);
        assertThat(source().page(1).last()).isFalse();
        assertThat(source().page(2).last()).isTrue();
        shop.put(OrderSourceContract.order(26));
        assertThat(source().page(2).last()).isTrue();
        assertThat(source().page(2).orders()).hasSize(1);
    }

    @Test
    void anOrderOfAnotherShopIsNotFound() throws Exception {
        shop.failNext(ShopFault.forbidden());
        assertThat(source().find(new OrderId("other"))).isEmpty();
    }

    @Test
    void aHostileIdStaysOneSegmentOfThePath() throws Exception {
        for (String id : List.of("../products", "a/b", "a?page=1", "%2e%2e", "a#b")) {
            assertThat(source().find(new OrderId(id))).isEmpty();
        }
        assertThat(source().find(new OrderId(".."))).isEmpty();
        assertThat(source().find(new OrderId("."))).isEmpty();
        assertThat(shop.requests())
                .hasSize(5)
                .allSatisfy(
                        path -> assertThat(path).startsWith("/api/v1/orders/").doesNotContain("?"));
    }

    @Test
    void anotherOrderThanTheOneAskedForIsNotBelieved() {
        ShoppyOrderSource source = answering(200, "{\"id\":\"other\"}");
        assertThatThrownBy(() -> source.find(new OrderId("mine"))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void anAnswerThatIsTooLongIsGivenUp() {
        ShoppyOrderSource source = answering(200, "[" + " ".repeat(9 << 20) + "]");
        assertThatThrownBy(() -> source.page(1))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void jsonThatIsNestedTooDeepIsGivenUp() {
        ShoppyOrderSource source = answering(200, "[".repeat(100_000));
        assertThatThrownBy(() -> source.page(1)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void noWordOfAnAnswerIsInAFailure() {
        ShoppyOrderSource source = answering(200, "[{\"email\":\"canary@example.test\",\"id\": canary }]");
        Throwable failure = catchThrowableOfType(UnavailableException.class, () -> source.page(1));
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("canary");
    }

    @Test
    void aShopThatSaysNothingIsGivenUpAfterTheTimeOut() {
        shop.failNext(ShopFault.silence());
        ShoppyOrderSource hurried =
                at(shop.baseUrl()).timeout(Duration.ofMillis(50)).build();
        assertThatThrownBy(() -> hurried.page(1)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aShopThatIsNotThereIsUnavailable() {
        ShoppyOrderSource source = source();
        shop.close();
        assertThatThrownBy(() -> source.page(1)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void anInterruptEndsACallThatWaits() throws Exception {
        shop.failNext(ShopFault.silence());
        CountDownLatch interrupted = new CountDownLatch(1);
        ShoppyOrderSource source = source();
        Thread waiting = new Thread(() -> {
            try {
                source.page(1);
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        waiting.start();
        waiting.interrupt();
        interrupted.await();
        waiting.join();
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void theKeyGoesNowhereInClear() {
        assertThatThrownBy(() -> ShoppyOrderSource.builder(KEY).baseUrl(URI.create("http://shop.example.test/api")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> ShoppyOrderSource.builder(Secret.of("two\nlines")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("two");
    }

    @Test
    void theDefaultIsTheRealService() {
        assertThat(ShoppyOrderSource.BASE_URL).isEqualTo(URI.create("https://shoppy.gg/api/v1"));
        assertThat(Optional.of(ShoppyOrderSource.builder(KEY).build())).isPresent();
    }
}
