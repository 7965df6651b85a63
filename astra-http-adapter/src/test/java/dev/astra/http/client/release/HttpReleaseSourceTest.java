package dev.astra.http.client.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.verify.ReleaseSource;
import dev.astra.licensing.verify.UpdateCheck;
import dev.astra.licensing.verify.UpdateOutcome;
import dev.astra.licensing.verify.UpdateOutcome.Unknown;
import dev.astra.licensing.verify.UpdateOutcome.UpToDate;
import dev.astra.licensing.verify.UpdateOutcome.UpdateAvailable;
import dev.astra.licensing.verify.Version;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReleaseSourceTest {
    private static final Version RUNNING = Version.parse("3_04");
    private static final URI LINK = URI.create("https://example.test/download");

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient impatient = new OkHttpClient.Builder()
            .readTimeout(Duration.ofMillis(300))
            .callTimeout(Duration.ofMillis(600))
            .build();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3_04", "3_04\n", "3_04\r\n"})
    @Covers("A-130")
    void theSameVersionGoesOnWhateverTheLineEnd(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
        assertThat(check(source())).isEqualTo(new UpToDate(RUNNING));
    }

    @Test
    @Covers("A-130")
    void aNewerVersionIsTold() {
        server.enqueue(new MockResponse.Builder().body("3.5.0\r\n").build());
        assertThat(check(source())).isEqualTo(new UpdateAvailable(Version.parse("3.5.0"), LINK));
    }

    @Test
    @Covers("A-131")
    void noAnswerOfTheServerStopsTheClient() {
        MockResponse[] answers = {
            new MockResponse.Builder().code(404).body("3_05").build(),
            new MockResponse.Builder().code(403).build(),
            new MockResponse.Builder().code(500).build(),
            new MockResponse.Builder().body("").build(),
            new MockResponse.Builder().chunkedBody("", 4).build(),
            new MockResponse.Builder().body("<!DOCTYPE html>").build(),
            new MockResponse.Builder()
                    .addHeader("Content-Type", "text/html")
                    .body("3_05")
                    .build(),
            new MockResponse.Builder().body("\0\u0001\u00ff").build(),
            new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "https://portal.example.test/")
                    .build(),
            new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build(),
        };
        for (MockResponse answer : answers) {
            server.enqueue(answer);
            assertThat(check(source())).as(answer.toString()).isInstanceOf(Unknown.class);
        }
    }

    @Test
    @Covers({"A-131", "A-132"})
    void aSlowServerEndsWithTheTimeOut() {
        server.enqueue(new MockResponse.Builder()
                .body("3".repeat(2_000))
                .throttleBody(16, 100, TimeUnit.MILLISECONDS)
                .build());
        assertThat(check(new HttpReleaseSource(server.url("/version.txt").toString(), impatient)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void refusesALongBodyOfKnownAndOfUnknownLength() {
        String body = "3_04\n" + "x".repeat(ReleaseSource.MAX_BYTES);
        server.enqueue(new MockResponse.Builder().body(body).build());
        server.enqueue(new MockResponse.Builder().chunkedBody(body, 512).build());
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(source()::latest);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(source()::latest);
    }

    @Test
    void anAddressThatIsNotSetIsAClearError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpReleaseSource(" "))
                .withMessageContaining("expected the URL of the published version, got nothing");
    }

    private HttpReleaseSource source() {
        return new HttpReleaseSource(server.url("/version.txt").toString());
    }

    private static UpdateOutcome check(HttpReleaseSource source) {
        return UpdateCheck.builder(RUNNING, source, LINK)
                .retry(RetryPolicy.once())
                .pause(new VirtualTime())
                .build()
                .run();
    }
}
