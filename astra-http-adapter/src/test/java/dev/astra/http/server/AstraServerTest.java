package dev.astra.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.Covers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AstraServerTest {
    private final Toys toys = new Toys();
    private final List<AccessLine> lines = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> problem = Optional.empty();
    private final AstraServer server = AstraServer.builder()
            .port(0)
            .routes(toys)
            .accessLog(lines::add)
            .readiness(() -> problem)
            .gauges(new Gauge("toys_open", "open toys", () -> 7))
            .build();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listensOnTheLoopbackAddressUnlessSaidOtherwise() {
        assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(Web.get(server.url(), "/livez").body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void answersWithThePartsThatTheDocumentNames() {
        HttpResponse<String> answer = Web.get(server.url(), "/toy/12?limit=5&other=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"12\"", "\"5\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void refusesWhatTheDocumentDoesNotAllowAndNamesThePlace() {
        assertThat(Web.get(server.url(), "/toy/none").body()).contains("path/id");
        assertThat(Web.get(server.url(), "/toy/0").statusCode()).isEqualTo(400);
        assertThat(Web.get(server.url(), "/toy/1?limit=101").body()).contains("query/limit", "maximum");
        assertThat(Web.post(server.url(), "/toy", "{}").statusCode()).isEqualTo(400);
        assertThat(Web.post(server.url(), "/toy", "{\"name\":\"a\",\"parts\":[\"b\",3]}")
                        .body())
                .contains("body/parts/1", "type");
        assertThat(Web.post(server.url(), "/toy", "{\"name\":\"a\",\"name\":\"b\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Web.post(server.url(), "/toy", "{\"name\":\"a\"} {}").statusCode())
                .isEqualTo(400);
        assertThat(Web.send(Web.request(server.url(), "/toy", "Content-Type", "text/xml")
                                .POST(BodyPublishers.ofString("{\"name\":\"a\"}"))
                                .build())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void tellsFaultsAsProblems() {
        HttpResponse<String> absent = Web.get(server.url(), "/nothing", "X-Request-Id", "my-request-1");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(absent.body()).contains("urn:astra:problem:not-found", "urn:astra:request:my-request-1");
        assertThat(absent.headers().firstValue("X-Request-Id")).hasValue("my-request-1");
        assertThat(Web.post(server.url(), "/toy/1", "{}").statusCode()).isEqualTo(405);
        assertThat(Web.get(server.url(), "/toy/1/2").statusCode()).isEqualTo(404);
    }

    @Test
    void theUnexpectedIsToldWithoutAWordAboutIt() {
        HttpResponse<String> answer = Web.post(server.url(), "/toy/break", "{}");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(Toys.CANARY).doesNotContain("IllegalState");
    }

    @Test
    void whatIsNotThereNowIsToldWithAHint() {
        HttpResponse<String> answer = Web.send(Web.request(server.url(), "/toy/break")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(answer.body()).doesNotContain(Toys.CANARY);
    }

    @Test
    void isReadyOnlyWhileNothingIsWrong() {
        assertThat(Web.get(server.url(), "/readyz").statusCode()).isEqualTo(200);
        problem = Optional.of("the store takes no writes");
        HttpResponse<String> unready = Web.get(server.url(), "/readyz");
        assertThat(unready.statusCode()).isEqualTo(503);
        assertThat(unready.body()).contains("the store takes no writes");
        assertThat(Web.get(server.url(), "/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void countsForPrometheusButNotThroughAProxy() {
        Web.get(server.url(), "/toy/1");
        Web.get(server.url(), "/toy/zero");
        String metrics = Web.get(server.url(), "/metrics").body();
        assertThat(metrics)
                .contains("astra_http_requests_total{routes=\"toys\",operation=\"show\",status=\"2xx\"} 1\n")
                .contains("astra_http_requests_total{routes=\"toys\",operation=\"show\",status=\"4xx\"} 1\n")
                .contains("astra_http_request_seconds_count{routes=\"toys\",operation=\"show\"} 2\n")
                .contains("toys_open 7\n");
        assertThat(Web.get(server.url(), "/metrics", "X-Forwarded-For", "192.0.2.1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Covers("P-203")
    void logsWhoAskedWhatWithoutPathsAndBodies() {
        Web.get(server.url(), "/toy/987654321", "X-Request-Id", "request-22");
        Web.post(server.url(), "/toy", "{\"name\":\"secret-22\"}");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).toString())
                .startsWith("request=request-22 routes=toys operation=show method=GET status=200 micros=")
                .doesNotContain("987654321");
        assertThat(lines.get(1).toString()).contains("operation=make").doesNotContain("secret-22");
    }

    @Test
    void showsAPageForEachDocumentInTwoLanguagesAndNothingFromElsewhere() {
        String list = Web.get(server.url(), "/docs").body();
        assertThat(list).contains("/docs/toys", "/docs/system");
        HttpResponse<String> page = Web.get(server.url(), "/docs/toys?lang=pt");
        assertThat(page.body())
                .contains("Mostra um brinquedo.", "Parâmetros", "Toys &amp; &lt;b&gt;co&lt;/b&gt;")
                .doesNotContain("<b>co</b>")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(Web.get(server.url(), "/docs/toys", "Accept-Language", "en-US")
                        .body())
                .contains("Shows a toy.");
        assertThat(Web.get(server.url(), "/docs/toys/openapi.json").body()).isEqualTo(toys.document());
        assertThat(Web.get(server.url(), "/docs/none").statusCode()).isEqualTo(404);
    }

    @Test
    void answersWhatItHasBegunBeforeItCloses() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = Web.sendAsync(Web.request(server.url(), "/toy/wait")
                .POST(BodyPublishers.noBody())
                .build());
        CompletableFuture<Reply> open = toys.waiting.take();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        open.complete(Reply.json(200, Map.of("done", true)));
        assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"done\":true}");
        closed.get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> Web.get(server.url(), "/livez")).hasCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void aPortThatIsTakenIsToldAtTheStart() {
        AstraServer other = AstraServer.builder().port(server.url().getPort()).build();
        assertThatThrownBy(other::start)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("cannot listen");
    }

    @Test
    void routesWhoseDocumentNamesOtherOperationsAreRefused() {
        Routes wrong = new Routes() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public String document() {
                return toys.document();
            }

            @Override
            public Map<String, Operation> operations() {
                return Map.of();
            }
        };
        assertThatThrownBy(() ->
                        AstraServer.builder().port(0).routes(wrong).build().start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the operations of the document");
    }
}
