package dev.astra.http.client.shoppy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.AstraException;
import dev.astra.core.order.OrderPage;
import dev.astra.http.client.Reply;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

final class ShoppyOrderReaderFuzzTest {
    private static final String ORDER = """
            {"id":"0f5b2c1e-7d1a-4c0e-9b55-1c2d3e4f5a6b","product_id":"Ab12Cd3","price":12.5,"currency":"USD",
            "email":"buyer@example.test","delivered":1,"custom_fields":null,"refund_id":null,
            "paid_at":"2026-01-02T10:11:12.000000Z","disputed_at":null,"created_at":"2026-01-02T10:09:55.000000Z",
            "accounts":["K",{"account":"L"}],"product":null}""";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "12345678901234567890",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[[]]]",
            "\"9999-99-99T99:99:99Z\"",
            "\"+1000000000-01-01T00:00:00Z\"",
            "\"" + "x".repeat(2_000) + "\"");
    private static final List<String> FIELDS = List.of(
            "id", "product_id", "price", "currency", "email", "refund_id", "paid_at", "disputed_at", "created_at");

    private final ShoppyAnswers answers = new ShoppyAnswers();

    private static Reply reply(byte[] body) {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("http://127.0.0.1/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(new byte[0], MediaType.get("application/json")))
                .build();
        return new Reply(response, body);
    }

    @Test
    void fieldsOfAnyKindEitherMakeAnOrderOrAReason() {
        Cases.run(3_000, random -> {
            String order = ORDER;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                String field = FIELDS.get(random.nextInt(FIELDS.size()));
                String value = VALUES.get(random.nextInt(VALUES.size()));
                order = order.replaceFirst(
                        "\"" + field + "\":(\"[^\"]*\"|[^,\"]+)",
                        java.util.regex.Matcher.quoteReplacement("\"" + field + "\":" + value));
            }
            OrderPage page =
                    answers.page(1, reply(("[" + order + "]").getBytes(StandardCharsets.UTF_8)), VirtualTime.START);
            assertThat(page.orders().size() + page.skipped().size()).isEqualTo(1);
            assertThat(page.skipped()).noneMatch(reason -> reason.contains("example.test"));
        });
    }

    @Test
    void damagedBytesGiveAPageOrACleanFailure() {
        byte[] whole = ("[" + ORDER + "," + ORDER + "]").getBytes(StandardCharsets.UTF_8);
        Cases.run(3_000, random -> {
            byte[] damaged = damage(whole, random);
            try {
                OrderPage page = answers.page(1, reply(damaged), VirtualTime.START);
                assertThat(page.orders().size() + page.skipped().size()).isBetween(0, 2);
            } catch (AstraException clean) {
                assertThat(clean).hasMessageNotContaining("example.test").hasNoCause();
            }
        });
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] damaged = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        if (random.nextBoolean()) {
            damaged = whole.clone();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    @Test
    void theFuzzedOrderIsUnderstoodWhenItIsWhole() {
        OrderPage page =
                answers.page(1, reply(("[" + ORDER + "]").getBytes(StandardCharsets.UTF_8)), VirtualTime.START);
        assertThat(page.orders()).hasSize(1);
    }
}
