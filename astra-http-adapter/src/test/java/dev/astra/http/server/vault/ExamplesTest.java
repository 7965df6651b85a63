package dev.astra.http.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.http.server.AstraServer;
import dev.astra.testkit.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The examples in docs/examples, run against the server where their interpreter is there. */
@Timeout(60)
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    private final VaultSite site =
            new VaultSite(new VirtualTime(Instant.now()), new InMemoryJournal(), AstraServer.builder());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void luaOpensAndCompletesATrade() throws IOException, InterruptedException {
        Optional<String> lua = Stream.of("lua5.4", "lua5.3", "lua")
                .filter(ExamplesTest::isThere)
                .findFirst();
        assumeThat(lua).as("a Lua interpreter").isPresent();
        assumeThat(isThere("curl")).as("curl").isTrue();
        String script = EXAMPLES.resolve("vault.lua").toString();
        assertThat(run(lua.orElseThrow(), script, "open", "8842", "77")).contains("200", "\"decision\":\"deposit\"");
        assertThat(run(lua.orElseThrow(), script, "complete", "8842", "Huge Cat", "Shiny Golden Huge Cat"))
                .contains("200", "\"state\":\"completed\"", "\"value\":1350");
        assertThat(site.owned()).isEqualTo(1);
        assertThat(run(lua.orElseThrow(), script, "cancel", "8842")).contains("409");
    }

    @Test
    void theShellSignsWithOpensslAndSendsWithCurl() throws IOException, InterruptedException {
        assumeThat(Stream.of("curl", "openssl", "od").allMatch(ExamplesTest::isThere))
                .as("curl, openssl and od")
                .isTrue();
        String script = EXAMPLES.resolve("vault.sh").toString();
        String opening = "{\"bot\":\"bot-1\",\"trade\":\"8843\",\"player\":77}";
        assertThat(run("sh", script, "POST", "/v2/trades", opening)).contains("\"decision\":\"deposit\"");
        assertThat(run("sh", script, "GET", "/v2/items")).contains("Titanic Dog");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "VAULT_URL", site.url().toString(),
                        "VAULT_KEY_ID", VaultSite.KEY.id().value(),
                        "VAULT_SECRET", VaultSite.KEY.secret().reveal()));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
