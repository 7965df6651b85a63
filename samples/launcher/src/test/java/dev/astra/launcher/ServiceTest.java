package dev.astra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.Secret;
import dev.astra.launcher.command.Desk;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The service files that are printed, and what they start. */
class ServiceTest {
    private static final String KEY = "canary-api-key-4711";
    private static final int MEGABYTE = 1_000_000;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    private Path home() {
        return directory.resolve("home");
    }

    private Path log() {
        return home().resolve("log/astra.log");
    }

    @Test
    @Covers("A-231")
    void theServiceOfSystemdRunsWithoutATerminalLogsToFilesOfABoundedSizeAndEndsWithItsPrograms() throws Exception {
        Files.createDirectories(directory.resolve("web"));
        Files.createDirectories(log().getParent());
        Files.writeString(log(), "earlier\n".repeat(MEGABYTE / 8));
        try (FakeShoppy shop = FakeShoppy.start(Secret.of(KEY))) {
            settings(shop);
            String unit = new Desk(directory)
                    .type("service", "systemd", "--program", script().toString())
                    .out();
            Process service = start(unit);
            try {
                await(
                        "the log tells that the program is ready",
                        () -> text(log()).contains("sleeper: ready"));
                assertThat(text(Path.of(log() + ".1"))).isEqualTo("earlier\n".repeat(MEGABYTE / 8));
                assertThat(text(log())).doesNotContain("earlier", KEY);
                long sleeper = new ObjectMapper()
                        .readTree(new Desk(directory).type("ps", "--json").out())
                        .at("/programs/0/pid")
                        .asLong();
                assertThat(ProcessHandle.of(sleeper)).isPresent();
                service.toHandle().destroy();
                assertThat(service.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(service.exitValue()).isZero();
                assertThat(ProcessHandle.of(sleeper)).isEmpty();
                assertThat(text(log())).endsWith("astra.run: stopped\n");
            } finally {
                service.destroyForcibly();
            }
        }
    }

    private void settings(FakeShoppy shop) throws IOException {
        Files.writeString(
                home().resolve("astra.properties"),
                "SHOPPY_API_KEY=" + KEY + "\nSHOPPY_URL=" + shop.baseUrl() + "\nSHOPPY_PAUSE_MILLIS=0\nASTRA_WEB_ROOT="
                        + directory.resolve("web") + "\nASTRA_LEGACY_LIST=on\nASTRA_LOG_FILE=log/astra.log\n"
                        + "ASTRA_LOG_MEGABYTES=1\nASTRA_LOG_PIECES=2\n");
        Files.setPosixFilePermissions(home().resolve("astra.properties"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(home().resolve("companions.properties"), "sleeper.command = sleep 600\n");
    }

    /** A start script as an installation has one. */
    private Path script() throws IOException {
        Path script = directory.resolve("bin astra");
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + System.getProperty("java.home")
                        + "/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' " + Astra.class.getName() + " \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    /** As systemd starts it: no terminal, no input, hardly an environment, a session of its own. */
    private Process start(String unit) throws IOException {
        List<String> command = Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(value(unit, "ExecStart"))
                .results()
                .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        assertThat(value(unit, "KillMode")).isEqualTo("mixed");
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File(value(unit, "WorkingDirectory")))
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return builder.start();
    }

    private static String value(String unit, String key) {
        return unit.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Covers("A-231")
    void theServiceOfWindowsNamesTheProgramGivesItTimeToStopAndCutsItsLog() throws Exception {
        Path program = directory.resolve("A & B/astra.cmd");
        String text = new Desk(directory)
                .type("service", "windows", "--program", program.toString())
                .out();
        Document service = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(only(service, "executable")).isEqualTo(program.toString());
        assertThat(only(service, "arguments")).isEqualTo("run --home \"" + home() + "\"");
        assertThat(only(service, "stoptimeout")).isEqualTo("90 sec");
        assertThat(service.getElementsByTagName("log")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("mode")
                        .getNodeValue())
                .isEqualTo("roll-by-size");
        assertThat(Integer.parseInt(only(service, "keepFiles"))).isPositive();
    }

    @Test
    void pathsThatMeanSomethingInAServiceFileAreRefused() {
        for (String odd : List.of("a\"b", "a%b", "a$b", "a\nb")) {
            assertThat(new Desk(directory)
                            .type("service", "systemd", "--program", odd)
                            .err())
                    .contains("expected a path without quotes");
        }
    }

    private static String only(Document document, String name) {
        assertThat(document.getElementsByTagName(name).getLength()).isEqualTo(1);
        return document.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits for what another process does; there is nobody to tell it. */
    private void await(String what, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("expected " + what + ", got\n" + text(log()) + text(directory.resolve("out")));
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
