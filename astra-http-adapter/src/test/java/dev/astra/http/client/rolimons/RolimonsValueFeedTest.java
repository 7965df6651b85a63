package dev.astra.http.client.rolimons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.astra.core.AstraException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRolimons;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.ValueFeedContract;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueFeed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RolimonsValueFeedTest implements ValueFeedContract {
    private final VirtualTime time = new VirtualTime();
    private final FakeRolimons rolimons = FakeRolimons.start();
    private final RolimonsValueFeed feed = RolimonsValueFeed.builder()
            .url(rolimons.url())
            .clock(time, time::nanos)
            .build();

    @Override
    public ValueFeed feedWith(List<ItemValue> items) {
        items.forEach(rolimons::put);
        return feed;
    }

    @Override
    public void breakNextRequest() {
        rolimons.failNext(ShopFault.truncated());
    }

    @Override
    public void waitLongEnough() {
        time.advance(Duration.ofMinutes(30));
    }

    @AfterEach
    void close() {
        rolimons.close();
    }

    @Test
    void asksOncePerLifeTime() throws Exception {
        feedWith(ValueFeedContract.items(3));
        FetchedFeed first = feed.fetch();
        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(feed.fetch()).isSameAs(first);
        assertThat(rolimons.requests()).isEqualTo(1);
        time.advance(Duration.ofMillis(1));
        assertThat(feed.fetch().fetchedAt()).isEqualTo(VirtualTime.START.plus(Duration.ofMinutes(5)));
        assertThat(rolimons.requests()).isEqualTo(2);
        assertThatThrownBy(() -> RolimonsValueFeed.builder().ttl(Duration.ofSeconds(59)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void afterFailuresItAsksLessAndLessOften() throws Exception {
        feedWith(ValueFeedContract.items(3));
        for (int wait : List.of(60, 120, 240, 480, 960, 1_800, 1_800)) {
            rolimons.failNext(ShopFault.unavailableHtml());
            int before = rolimons.requests();
            assertThat(hint()).isEqualTo(Duration.ofSeconds(wait));
            time.advance(Duration.ofSeconds(wait - 1L));
            assertThat(hint()).isEqualTo(Duration.ofSeconds(1));
            time.advance(Duration.ofSeconds(1));
            assertThat(rolimons.requests()).isEqualTo(before + 1);
        }
        assertThat(feed.fetch().items()).hasSize(3);
        rolimons.failNext(ShopFault.tooManyRequests("600"));
        time.advance(Duration.ofMinutes(5));
        assertThat(hint()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    @Covers("A-161")
    void whatIsNoAnswerOfTheFeedIsAFailureThatPasses() {
        for (ShopFault fault : List.of(
                ShopFault.unavailableHtml(),
                ShopFault.forbiddenHtml(),
                ShopFault.truncated(),
                ShopFault.json(200, ""),
                ShopFault.json(200, "[]"),
                ShopFault.json(200, "{}"),
                ShopFault.json(200, "{\"success\":true,\"item_count\":0,\"items\":{}}"),
                ShopFault.json(200, "{\"success\":false,\"items\":{\"1\":[\"a\",\"\",1,1,1,1,1,1,1,1]}}"),
                ShopFault.json(200, "{\"items\":{\"1\":[],\"1\":[]}}"),
                ShopFault.json(200, "[".repeat(50_000)),
                ShopFault.json(200, "<!DOCTYPE html>"),
                ShopFault.json(500, "{}"))) {
            rolimons.failNext(fault);
            assertThat(hint()).as("%s", fault).isNotNull();
            time.advance(Duration.ofMinutes(30));
        }
        rolimons.failNext(ShopFault.notFound());
        assertThatThrownBy(feed::fetch).isInstanceOf(RejectedException.class);
        time.advance(Duration.ofMinutes(30));
        rolimons.failNext(ShopFault.redirect(URI.create("https://elsewhere.test/")));
        assertThatThrownBy(feed::fetch).isInstanceOf(RejectedException.class);
    }

    @Test
    void readsItemsTolerantlyAndCountsWhatItCannotRead() throws Exception {
        rolimons.serve("""
                {"success":true,"item_count":9,"items":{
                "1":["A","",12000,15000,15000,3,2,-1,-1,1],
                "2":["B","","850","-1",850,-1,-1,1,-1,-1],
                "3":["C","",-1,120,120,1,4,-1,1,-1,"more",{}],
                "4":["nine positions","",1,1,1,1,1,1,1],
                "x":["no number","",1,1,1,1,1,1,1,1],
                "05":["leading zero","",1,1,1,1,1,1,1,1],
                "6":["a price of -2","",-2,1,1,1,1,1,1,1],
                "7":["too much","",1,9999999999999,1,1,1,1,1,1],
                "8":{"not":"a list"}}}""");
        FetchedFeed read = feed.fetch();
        assertThat(read.malformed()).isEqualTo(6);
        assertThat(read.announced()).isEqualTo(9);
        assertThat(read.items())
                .containsExactly(
                        new ItemValue(new ItemId(1), "A", OptionalLong.of(12_000), OptionalLong.of(15_000), false),
                        new ItemValue(new ItemId(2), "B", OptionalLong.of(850), OptionalLong.empty(), true),
                        new ItemValue(new ItemId(3), "C", OptionalLong.empty(), OptionalLong.of(120), false));
    }

    @Test
    @Covers("A-162")
    void anotherOrderOfTheNumbersIsRefused() throws Exception {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            items.append(i == 1 ? "" : ",")
                    .append("\"" + i + "\":[\"n\",\"\",1,2,2,")
                    .append(i <= 10 ? "77" : "1")
                    .append(",1,1,1,1]");
        }
        rolimons.serve("{\"item_count\":100,\"items\":{" + items + "}}");
        assertThat(feed.fetch().items()).hasSize(100);
        rolimons.serve("{\"item_count\":100,\"items\":{"
                + items.toString().replace("\"11\":[\"n\",\"\",1,2,2,1", "\"11\":[\"n\",\"\",1,2,2,77") + "}}");
        time.advance(Duration.ofMinutes(5));
        assertThatThrownBy(feed::fetch).isInstanceOf(UnavailableException.class).hasMessageContaining("11 of 100");
    }

    @Test
    void anAnswerThatIsTooLongIsGivenUp() {
        rolimons.failNext(ShopFault.json(200, " ".repeat((8 << 20) + 1)));
        assertThatThrownBy(feed::fetch).isInstanceOf(UnavailableException.class).hasMessageContaining("bytes");
    }

    @Test
    void damagedAnswersGiveItemsOrACleanFailure() {
        byte[] whole =
                "{\"success\":true,\"item_count\":2,\"items\":{\"1\":[\"A\",\"\",1,2,2,1,1,1,1,1],\"2\":[\"B\",\"\",\"1\",-1,2,1,1,1,1,1]}}"
                        .getBytes(StandardCharsets.UTF_8);
        FeedReader reader = new FeedReader("example.test");
        Response response = new Response.Builder()
                .request(new Request.Builder().url("http://127.0.0.1/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(new byte[0], null))
                .build();
        Cases.run(5_000, random -> {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                FetchedFeed read = reader.read(new dev.astra.http.client.Reply(response, damaged), VirtualTime.START);
                assertThat(read.items().size() + read.malformed()).isBetween(1, 2);
            } catch (AstraException clean) {
                assertThat(clean).hasNoCause();
            }
        });
    }

    private Duration hint() {
        return catchThrowableOfType(UnavailableException.class, feed::fetch)
                .retryAfter()
                .orElseThrow();
    }
}
