package dev.astra.http.client.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.EnrollmentRequest;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEnrollmentGatewayTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final EnrollmentRequest REQUEST = new EnrollmentRequest(
            new BuyerId(42),
            new LicenseKey(KEY),
            new EnrollmentCode(List.of(new Component(ComponentKind.DISK, "00112233445566778899"))));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private byte[] ask(MockResponse answer) {
        server.enqueue(answer);
        return new HttpEnrollmentGateway(server.url("/activate").toString()).enroll(REQUEST);
    }

    @Test
    void postsTheRequestAndGivesTheFile() throws InterruptedException {
        byte[] file = ask(new MockResponse.Builder().body("a file").build());
        assertThat(file).isEqualTo("a file".getBytes(StandardCharsets.UTF_8));
        RecordedRequest asked = server.takeRequest();
        assertThat(asked.getMethod()).isEqualTo("POST");
        assertThat(EnrollmentRequest.parse(
                        Objects.requireNonNull(asked.getBody()).utf8()))
                .isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void aNoIsToldInTheSellersWordsWithoutWhatCouldDriveATerminal(int status) {
        MockResponse no = new MockResponse.Builder()
                .code(status)
                .body("wait until\u001b[31m Friday" + "!".repeat(10_000))
                .build();
        assertThatThrownBy(() -> ask(no))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("wait until")
                .hasMessageNotContaining("\u001b")
                .message()
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 307, 418, 429, 500, 503})
    void everythingElseIsUnavailableAndARedirectIsNotFollowed(int status) {
        MockResponse other = new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", "17")
                .setHeader("Location", server.url("/elsewhere"))
                .build();
        assertThatThrownBy(() -> ask(other))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining(KEY);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anAnswerWithoutEndIsReadNoFurtherThanAFileIsLong() {
        assertThatThrownBy(() -> ask(new MockResponse.Builder()
                        .body("x".repeat(ActivationFile.MOST_BYTES + 1))
                        .build()))
                .isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> ask(new MockResponse.Builder().body("").build()))
                .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aServerThatIsAwayIsUnavailable() {
        String url = server.url("/activate").toString();
        server.close();
        OkHttpClient client =
                new OkHttpClient.Builder().callTimeout(Duration.ofMillis(500)).build();
        assertThatThrownBy(() -> new HttpEnrollmentGateway(url, client).enroll(REQUEST))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining(KEY);
    }

    @Test
    void theSecretGoesOverHttpsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpEnrollmentGateway("http://example.test/activate"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpEnrollmentGateway("nothing"));
        assertThat(new HttpEnrollmentGateway("https://example.test/activate")).isNotNull();
    }
}
