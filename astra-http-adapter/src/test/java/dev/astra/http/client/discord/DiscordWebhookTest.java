package dev.astra.http.client.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.discord.WebhookMessage.Field;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscordWebhookTest {
    private static final String TOKEN = "made-up-token-CANARY";

    private final MockWebServer discord = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        discord.start();
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void sendsOneCardThatPingsNobody() throws Exception {
        discord.enqueue(answer(200));
        assertThat(webhook().send(message("@everyone"))).isEqualTo(new SendOutcome.Sent());
        RecordedRequest request = discord.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/webhooks/1/" + TOKEN + "?wait=true");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("DiscordBot (");
        JsonNode body = new ObjectMapper().readTree(request.getBody().utf8());
        assertThat(body.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
        JsonNode card = body.path("embeds").path(0);
        assertThat(card.path("title").asText()).isEqualTo("@everyone");
        assertThat(card.path("author").path("name").asText()).isEqualTo("Trade Cancelled");
        assertThat(card.path("color").asInt()).isEqualTo(5_832_549);
        assertThat(card.path("timestamp").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(card.path("fields").path(0).path("inline").isBoolean()).isTrue();
    }

    @Test
    void keepsToTheLimitsOfDiscord() {
        List<Field> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new Field("n".repeat(300), i == 0 ? " " : "v".repeat(2_000), false));
        }
        WebhookMessage message = new WebhookMessage(
                "u".repeat(99),
                "a".repeat(300),
                "t".repeat(255) + "\uD83D\uDE00" + "x",
                1,
                many,
                "f".repeat(3_000),
                Optional.empty());
        assertThat(message.username()).hasSize(80);
        assertThat(message.author()).hasSize(256).endsWith("…");
        assertThat(message.title()).isEqualTo("t".repeat(255) + "…");
        assertThat(message.footer()).hasSize(2_048);
        assertThat(message.fields().get(0).value()).isEqualTo("-");
        int all = message.author().length()
                + message.title().length()
                + message.footer().length();
        for (Field field : message.fields()) {
            assertThat(field.name()).hasSizeLessThanOrEqualTo(256);
            assertThat(field.value()).hasSizeLessThanOrEqualTo(1_024);
            all += field.name().length() + field.value().length();
        }
        assertThat(all).isLessThanOrEqualTo(6_000);
        List<Field> small = Collections.nCopies(40, new Field("n", "v", true));
        assertThat(new WebhookMessage("u", "a", "t", 1, small, "", Optional.empty()).fields())
                .hasSize(25);
    }

    @Test
    void tooManyMessagesTellsWhenThereIsRoomAgain() {
        DiscordWebhook webhook = webhook();
        discord.enqueue(answer(429).newBuilder().addHeader("Retry-After", "2.5").build());
        discord.enqueue(answer(429)
                .newBuilder()
                .body("{\"retry_after\":0.73,\"global\":false}")
                .build());
        discord.enqueue(answer(429)
                .newBuilder()
                .body("<html>")
                .addHeader("Retry-After", "2285")
                .build());
        assertThat(hint(webhook)).contains(Duration.ofMillis(2_500));
        assertThat(hint(webhook)).contains(Duration.ofMillis(730));
        assertThat(hint(webhook)).contains(Duration.ofSeconds(2_285));
        discord.enqueue(answer(503));
        assertThat(hint(webhook)).isEmpty();
    }

    @Test
    void aDeletedWebhookIsAskedOnce() throws Exception {
        for (int status : List.of(404, 401, 403)) {
            DiscordWebhook webhook = webhook();
            int before = discord.getRequestCount();
            discord.enqueue(answer(status));
            assertThat(webhook.send(message("a"))).isInstanceOf(SendOutcome.Dead.class);
            assertThat(webhook.send(message("b"))).isInstanceOf(SendOutcome.Dead.class);
            assertThat(discord.getRequestCount()).isEqualTo(before + 1);
        }
    }

    @Test
    void aMessageThatIsRefusedDoesNotStopOthers() throws Exception {
        DiscordWebhook webhook = webhook();
        discord.enqueue(answer(400)
                .newBuilder()
                .body("{\"code\":50035,\"message\":\"CANARY\"}")
                .build());
        discord.enqueue(answer(204));
        assertThat(webhook.send(message("a"))).isEqualTo(new SendOutcome.Refused("Discord answered 400 (code 50035)"));
        assertThat(webhook.send(message("b"))).isEqualTo(new SendOutcome.Sent());
    }

    @Test
    @Covers("A-223")
    void aQueueWaitsForRoomAndItsCallersDoNot() throws Exception {
        VirtualTime time = new VirtualTime();
        discord.enqueue(answer(429).newBuilder().addHeader("Retry-After", "30").build());
        discord.enqueue(answer(503));
        for (int i = 0; i < 3; i++) {
            discord.enqueue(answer(204));
        }
        try (WebhookQueue queue = new WebhookQueue(webhook(), time)) {
            for (int i = 0; i < 3; i++) {
                queue.post(message("message " + i));
            }
            assertThat(queue.drain(Duration.ofSeconds(20))).isZero();
            assertThat(queue.sent()).isEqualTo(3);
            assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(32));
        }
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            titles.add(discord.takeRequest().getBody().utf8().replaceAll(".*(message \\d).*", "$1"));
        }
        assertThat(titles).containsExactly("message 0", "message 0", "message 0", "message 1", "message 2");
    }

    @Test
    @Covers("A-223")
    void aWebhookThatIsGoneNeverReachesTheCaller() throws Exception {
        discord.enqueue(answer(404));
        WebhookQueue queue = new WebhookQueue(webhook(), new VirtualTime());
        queue.post(message("a"));
        queue.post(message("b"));
        queue.drain(Duration.ofSeconds(20));
        assertThat(queue.sent()).isZero();
        assertThat(queue.givenUp()).isEqualTo(2);
        queue.close();
        queue.post(message("c"));
        queue.close();
        assertThat(queue.givenUp()).isEqualTo(3);
        assertThat(discord.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theUrlStandsInNoMessage() {
        assertThatThrownBy(() -> DiscordWebhook.builder(Secret.of("http://example.test/CANARY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CANARY");
        discord.enqueue(answer(500));
        Throwable failure =
                catchThrowableOfType(UnavailableException.class, () -> webhook().send(message("a")));
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("CANARY");
    }

    private Optional<Duration> hint(DiscordWebhook webhook) {
        return catchThrowableOfType(UnavailableException.class, () -> webhook.send(message("a")))
                .retryAfter();
    }

    private DiscordWebhook webhook() {
        return DiscordWebhook.builder(
                        Secret.of(discord.url("/api/webhooks/1/" + TOKEN).toString()))
                .build();
    }

    private static MockResponse answer(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    private static WebhookMessage message(String title) {
        return new WebhookMessage(
                "Astra",
                "Trade Cancelled",
                title,
                0x58FF65,
                List.of(new Field("Your Value", "1,000", true)),
                "",
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }
}
