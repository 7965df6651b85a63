package dev.astra.http.client.whitelist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.verify.LicenseCheck;
import dev.astra.licensing.verify.LicenseVerdict;
import dev.astra.licensing.verify.LicenseVerdict.Allowed;
import dev.astra.licensing.verify.LicenseVerdict.DeniedBecause;
import dev.astra.licensing.verify.LicenseVerdict.UnknownBecause;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWhitelistSourceTest {
    private static final BuyerId BUYER = new BuyerId(42);
    private static final MachineId MACHINE = MachineId.parse("4c4c4544-0042-3510-8054-b7c04f534433");
    private static final String LIST = new String(
            LegacyWhitelist.render(List.of(Row.of(BUYER, MACHINE), Row.of(new BuyerId(7), MACHINE))), US_ASCII);

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

    @Test
    void readsTheListAsItIsPublished() throws IOException {
        server.enqueue(new MockResponse.Builder().body(LIST).build());
        try (InputStream in = source().open()) {
            assertThat(in.readAllBytes()).isEqualTo(LIST.getBytes(US_ASCII));
        }
    }

    @Test
    @Covers("A-125")
    void theCheckAllowsWhatIsOnItWithLfAndWithCrlf() {
        server.enqueue(new MockResponse.Builder().body(LIST).build());
        server.enqueue(
                new MockResponse.Builder().body(LIST.replace("\n", "\r\n")).build());
        assertThat(verdict()).isInstanceOf(Allowed.class);
        assertThat(verdict()).isInstanceOf(Allowed.class);
    }

    @Test
    @Covers("A-126")
    void theCheckDeniesWhatIsNotOnIt() {
        server.enqueue(new MockResponse.Builder().body(LIST.substring(130)).build());
        assertThat(verdict()).isInstanceOf(DeniedBecause.class);
    }

    @Test
    void asksTheServerAndNoCache() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body(LIST).build());
        verdict();
        assertThat(server.takeRequest().getHeaders().get("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 404, 410, 429, 500, 503})
    @Covers("A-127")
    void everyOtherStatusIsUnavailable(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(source()::open)
                .withMessageContaining("license list");
        assertThat(verdict()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    void handsOnWhenToTryAgain() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "17")
                .build());
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT")
                .build());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(source()::open)
                .satisfies(hinted -> assertThat(hinted.retryAfter()).contains(Duration.ofSeconds(17)));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(source()::open)
                .satisfies(unhinted -> assertThat(unhinted.retryAfter()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalIsRejected(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertThatExceptionOfType(RejectedException.class).isThrownBy(source()::open);
    }

    @Test
    @Covers("A-127")
    void anHtmlPageAndAnEmptyBodyAreCorrupt() {
        server.enqueue(html().body("<html></html>").build());
        server.enqueue(new MockResponse.Builder().body("").build());
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(source()::open)
                .withMessageContaining("an HTML page");
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(source()::open)
                .withMessageContaining("1 to 268435456 bytes, got 0");
    }

    @Test
    @Covers("A-127")
    void theCheckFailsClosedOnHtmlInDisguiseAndOnAnEmptyBodyOfUnknownLength() {
        server.enqueue(new MockResponse.Builder().body("<html></html>").build());
        server.enqueue(new MockResponse.Builder().chunkedBody("", 8).build());
        assertThat(verdict()).isInstanceOf(UnknownBecause.class);
        assertThat(verdict()).isInstanceOf(UnknownBecause.class);
    }

    @Test
    @Covers("A-127")
    void theCheckFailsClosedWhenTheBodyIsCutBehindTheRow() {
        server.enqueue(new MockResponse.Builder()
                .body(LIST.repeat(2_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("got a part of it"));
    }

    @Test
    void theCheckFailsClosedWhenTheBodyIsShorterThanAnnounced() {
        server.enqueue(new MockResponse.Builder()
                .body(LIST)
                .setHeader("Content-Length", LIST.length() + 130)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("got a part of it"));
    }

    @Test
    @Covers({"A-127", "A-132"})
    void aSlowBodyEndsWithTheTimeOut() {
        server.enqueue(new MockResponse.Builder()
                .body(LIST.repeat(100))
                .throttleBody(64, 100, TimeUnit.MILLISECONDS)
                .build());
        assertThat(verdict(new HttpWhitelistSource(server.url("/digits.txt").toString(), impatient)))
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("got a part of it"));
    }

    @Test
    @Covers({"A-127", "A-132"})
    void aSilentServerEndsWithTheTimeOut() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(new HttpWhitelistSource(server.url("/digits.txt").toString(), impatient)::open)
                .withMessageContaining("got no answer");
    }

    @Test
    @Covers("A-127")
    void endlessDataIsGivenUp() {
        server.enqueue(new MockResponse.Builder().body(new Endless()).build());
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        UnknownBecause.class,
                        unknown -> assertThat(unknown.reason()).contains("at most 268435456 bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    @Covers("A-128")
    void anAddressThatIsNotSetIsAClearError(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpWhitelistSource(url))
                .withMessageContaining("expected the URL of the license list, got nothing")
                .withMessageContaining("cannot be left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits.txt", "ftp://example.test/digits.txt", "http://", "file:///digits.txt"})
    void refusesWhatIsNoAddressWithoutRepeatingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpWhitelistSource(url))
                .withMessageNotContaining(url);
    }

    private HttpWhitelistSource source() {
        return new HttpWhitelistSource(server.url("/digits.txt").toString());
    }

    private LicenseVerdict verdict() {
        return verdict(source());
    }

    private static LicenseVerdict verdict(HttpWhitelistSource source) {
        VirtualTime time = new VirtualTime();
        return LicenseCheck.builder(
                        BUYER, () -> new MachineIdOutcome.Found(MACHINE, Grade.HARDWARE, "SMBIOS UUID"), source)
                .time(time, time)
                .retry(RetryPolicy.once())
                .build()
                .run()
                .verdict();
    }

    private static MockResponse.Builder html() {
        return new MockResponse.Builder().addHeader("Content-Type", "text/html; charset=utf-8");
    }

    /** Sound rows of other buyers until the client hangs up. */
    private static final class Endless implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            byte[] rows = LIST.substring(130).repeat(500).getBytes(US_ASCII);
            while (true) {
                sink.write(rows);
                sink.flush();
            }
        }
    }
}
