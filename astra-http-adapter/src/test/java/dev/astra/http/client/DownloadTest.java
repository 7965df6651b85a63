package dev.astra.http.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.AstraException;
import dev.astra.core.UnavailableException;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.io.InputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Covers("A-132")
    void theDefaultClientHasATimeOutForEveryWait() {
        OkHttpClient client = Download.defaultClient();
        assertThat(client.connectTimeoutMillis()).isEqualTo(10_000);
        assertThat(client.readTimeoutMillis()).isEqualTo(15_000);
        assertThat(client.writeTimeoutMillis()).isEqualTo(15_000);
        assertThat(client.callTimeoutMillis()).isEqualTo(60_000);
    }

    @Test
    void followsARedirectOnTheSameHost() throws IOException {
        server.enqueue(redirect("/moved/file.txt"));
        server.enqueue(new MockResponse.Builder().body("text").build());
        try (InputStream in = download("/file.txt").open()) {
            assertThat(in.readAllBytes()).isEqualTo("text".getBytes(US_ASCII));
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://portal.example.test/login", "//portal.example.test/", "ftp://x/", "http://"})
    void doesNotFollowARedirectElsewhere(String target) {
        server.enqueue(redirect(target));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(download("/file.txt")::open)
                .withMessageContaining("got a redirect to another host");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void givesUpOnACircleOfRedirects() {
        for (int i = 0; i < 10; i++) {
            server.enqueue(redirect("/again"));
        }
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(download("/file.txt")::open)
                .withMessageContaining("more than 3 redirects");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void showsNoPathAndNoPasswordOfTheAddress() {
        server.enqueue(new MockResponse.Builder().code(404).build());
        String url =
                "http://name:hidden@" + server.getHostName() + ":" + server.getPort() + "/private/file.txt?key=hidden";
        assertThatExceptionOfType(AstraException.class)
                .isThrownBy(Download.of(Download.defaultClient(), url, "text", 10)::open)
                .withMessageNotContaining("hidden")
                .withMessageNotContaining("private");
    }

    private Download download(String path) {
        return Download.of(Download.defaultClient(), server.url(path).toString(), "text", 10);
    }

    private static MockResponse redirect(String target) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", target)
                .build();
    }
}
