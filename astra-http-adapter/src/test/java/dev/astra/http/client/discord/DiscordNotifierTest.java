package dev.astra.http.client.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.audit.Notice;
import dev.astra.http.client.discord.WebhookMessage.Field;
import dev.astra.testkit.Covers;
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

class DiscordNotifierTest {
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
    @Covers("A-220")
    void sendsOneCardThatPingsNobody() throws Exception {
        discord.enqueue(answer(200));
        notifier().tell(notice("@everyone *lost*"));
        RecordedRequest request = discord.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/webhooks/1/" + TOKEN + "?wait=true");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("DiscordBot (");
        JsonNode body = new ObjectMapper().readTree(request.getBody().utf8());
        assertThat(body.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
        JsonNode card = body.path("embeds").path(0);
        assertThat(card.path("title").asText()).isEqualTo("\\@everyone \\*lost\\*");
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
    @Covers("A-223")
    void tooManyMessagesTellsWhenThereIsRoomAgain() {
        DiscordNotifier notifier = notifier();
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
        assertThat(hint(notifier)).contains(Duration.ofMillis(2_500));
        assertThat(hint(notifier)).contains(Duration.ofMillis(730));
        assertThat(hint(notifier)).contains(Duration.ofSeconds(2_285));
        discord.enqueue(answer(503));
        assertThat(hint(notifier)).isEmpty();
    }

    @Test
    @Covers("A-223")
    void aDeletedWebhookIsAskedOnce() {
        for (int status : List.of(404, 401, 403)) {
            DiscordNotifier notifier = notifier();
            int before = discord.getRequestCount();
            discord.enqueue(answer(status));
            assertThatThrownBy(() -> notifier.tell(notice("a"))).isInstanceOf(RejectedException.class);
            assertThatThrownBy(() -> notifier.tell(notice("b"))).isInstanceOf(RejectedException.class);
            assertThat(discord.getRequestCount()).isEqualTo(before + 1);
        }
    }

    @Test
    void aNoticeThatIsRefusedDoesNotStopOthers() {
        DiscordNotifier notifier = notifier();
        discord.enqueue(answer(400)
                .newBuilder()
                .body("{\"code\":50035,\"message\":\"CANARY\"}")
                .build());
        discord.enqueue(answer(204));
        assertThatThrownBy(() -> notifier.tell(notice("a")))
                .isInstanceOf(RejectedException.class)
                .hasMessage("Discord did not take a notice, it answered 400 (code 50035)");
        notifier.tell(notice("b"));
        assertThat(discord.getRequestCount()).isEqualTo(2);
    }

    @Test
    void theUrlStandsInNoMessage() {
        assertThatThrownBy(() -> DiscordNotifier.builder(Secret.of("http://example.test/CANARY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CANARY");
        discord.enqueue(answer(500));
        Throwable failure = catchThrowableOfType(
                UnavailableException.class, () -> notifier().tell(notice("a")));
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("CANARY");
    }

    private Optional<Duration> hint(DiscordNotifier notifier) {
        return catchThrowableOfType(UnavailableException.class, () -> notifier.tell(notice("a")))
                .retryAfter();
    }

    private DiscordNotifier notifier() {
        return DiscordNotifier.builder(
                        Secret.of(discord.url("/api/webhooks/1/" + TOKEN).toString()))
                .build();
    }

    private static MockResponse answer(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    private static Notice notice(String title) {
        return new Notice(
                Notice.Kind.DONE,
                "Trade Cancelled",
                title,
                List.of(new Notice.Field("Your Value", "1,000", true)),
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
