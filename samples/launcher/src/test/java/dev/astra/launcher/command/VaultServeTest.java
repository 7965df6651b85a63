package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VaultServeTest {
    private static final String SECRET = "q7Zr2xVb9Lk4TnW8cY1mPs6HdJf3Ga5E";
    private static final Pattern URL = Pattern.compile("http://[0-9.:]+");

    @TempDir
    private Path directory;

    @Test
    void answersWhereItSaysUntilItIsStopped() throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        Surroundings around = new Surroundings(
                Map.of(
                        "ASTRA_VAULT_KEYS",
                        "bot-1:" + SECRET,
                        "ASTRA_VAULT_LEGACY_KEY",
                        SECRET,
                        "ASTRA_SERVER_HOST",
                        "127.0.0.2",
                        "ASTRA_SERVER_PORT",
                        "0"),
                directory,
                stop);
        try (PipedReader pipe = new PipedReader(8_192);
                PrintWriter out = new PrintWriter(new PipedWriter(pipe));
                BufferedReader said = new BufferedReader(pipe)) {
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
                    () -> Program.SELLER.run(around, new String[] {"vault", "serve"}, out, out));
            Matcher url = URL.matcher(said.readLine());
            assertThat(url.find()).isTrue();
            assertThat(url.group()).startsWith("http://127.0.0.2:");
            assertThat(get(url.group() + "/readyz")).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(url.group() + "/health")).startsWith("{\"status\":\"ok\"");
            stop.countDown();
            assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void withoutAKeyItDoesNotStart() {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        Surroundings around = new Surroundings(Map.of(), directory, new CountDownLatch(1));
        assertThat(Program.SELLER.run(around, new String[] {"vault", "serve"}, printer, printer))
                .isEqualTo(1);
        assertThat(output.toString()).contains("ASTRA_VAULT_KEYS");
    }
}
