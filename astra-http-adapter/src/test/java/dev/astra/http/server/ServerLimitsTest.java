package dev.astra.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.http.server.ServerLimits.Rate;
import dev.astra.testkit.Covers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ServerLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static AstraServer started(ServerLimits limits) {
        AstraServer server =
                AstraServer.builder().port(0).routes(new Toys()).limits(limits).build();
        server.start();
        return server;
    }

    @Test
    @Covers("P-101")
    void aBodyOverTheLimitIs413WhetherItSaysItsLengthOrNot() {
        try (AstraServer server = started(ServerLimits.STANDARD.withBodyBytes(100))) {
            HttpResponse<String> fits = Web.post(server.url(), "/toy", "{\"name\":\"a\"}" + " ".repeat(88));
            assertThat(fits.statusCode()).isEqualTo(200);
            assertThat(Web.post(server.url(), "/toy", " ".repeat(101)).statusCode())
                    .isEqualTo(413);
            try (RawSocket socket = new RawSocket(server.url())) {
                String chunk = "20\r\n" + " ".repeat(32) + "\r\n";
                socket.write("POST /toy HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(4) + "0\r\n\r\n");
                assertThat(socket.readToEnd()).startsWith("HTTP/1.1 413 ");
            }
        }
    }

    @Test
    @Covers("P-101")
    void tooManyRequestsFromOneAddressAre429WithAHint() {
        try (AstraServer server = started(ServerLimits.STANDARD.withRates(new Rate(1, 3), Rate.UNLIMITED))) {
            for (int i = 0; i < 3; i++) {
                assertThat(Web.get(server.url(), "/toy/1").statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = Web.get(server.url(), "/toy/1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        }
    }

    @Test
    void whoSendsHalfAHeadIsHungUpOn() {
        try (AstraServer server = started(ServerLimits.STANDARD.withTimes(SHORT, LONG, LONG, SHORT));
                RawSocket socket = new RawSocket(server.url())) {
            assertThat(socket.write("POST /toy HTTP/1.1\r\nHos").readToEnd()).isEmpty();
        }
    }

    @Test
    void whoSendsHalfABodyIsToldAndHungUpOn() {
        try (AstraServer server = started(ServerLimits.STANDARD.withTimes(LONG, LONG, SHORT, SHORT));
                RawSocket socket = new RawSocket(server.url())) {
            socket.write("POST /toy HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n{\"name\"");
            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void anAnswerThatIsNotFoundInTimeIs503() {
        try (AstraServer server = started(ServerLimits.STANDARD.withTimes(LONG, LONG, SHORT, SHORT))) {
            assertThat(Web.send(Web.request(server.url(), "/toy/wait")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                                    .build())
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void aConnectionThatIsOpenForNothingIsClosed() {
        try (AstraServer server = started(ServerLimits.STANDARD.withTimes(LONG, SHORT, LONG, SHORT));
                RawSocket socket = new RawSocket(server.url())) {
            socket.write("GET /toy/1 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aConnectionTooManyFromOneAddressIsClosed() {
        try (AstraServer server = started(ServerLimits.STANDARD.withConnections(10, 1));
                RawSocket first = new RawSocket(server.url())) {
            first.write("GET /toy/1 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(first.readUntil("}")).contains("\"id\":\"1\"");
            first.write("GET /toy/2 HTTP/1.1\r\nHost: a\r\n");
            try (RawSocket second = new RawSocket(server.url())) {
                assertThat(second.readToEnd()).isEmpty();
            }
            first.write("Connection: close\r\n\r\n");
            assertThat(first.readToEnd()).contains("\"id\":\"2\"");
        }
    }

    @Test
    void aThrottleLetsABurstThroughAndThenTheRate() {
        Throttle throttle = new Throttle(new Rate(10, 5));
        long now = -3;
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.tooOften("a", now)).isEmpty();
        }
        assertThat(throttle.tooOften("a", now)).hasValue(Duration.ofMillis(100));
        assertThat(throttle.tooOften("b", now)).isEmpty();
        assertThat(throttle.tooOften("a", now + 99_999_999)).hasValue(Duration.ofNanos(1));
        assertThat(throttle.tooOften("a", now + 100_000_000)).isEmpty();
        assertThat(throttle.tooOften("a", now + 100_000_000)).isPresent();
    }
}
