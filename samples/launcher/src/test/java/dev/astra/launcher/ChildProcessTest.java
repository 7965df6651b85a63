package dev.astra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.file.FileJournal;
import dev.astra.launcher.command.Desk;
import dev.astra.launcher.command.Desk.Typed;
import dev.astra.launcher.command.Heard;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final String KEY = "canary-api-key-4711";
    private static final String ORDER = "c0ffee00-1111-4222-8333-444455556666";
    private static final String EMAIL = "canary.buyer@example.test";
    private static final String MACHINE = "4c4c4544-0042-3510-8054-b7c04f534433";

    private final List<Process> children = new ArrayList<>();
    private Heard out = new Heard();
    private Heard log = new Heard();

    @TempDir
    Path directory;

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void aCommandGoesThroughTheRunningProcessWhichEndsCleanlyWhenItIsToldTo() throws Exception {
        Files.createDirectories(directory.resolve("web"));
        try (FakeShoppy shop = FakeShoppy.start(Secret.of(KEY))) {
            shop.put(ShopOrder.of(
                    ORDER, EMAIL, Optional.of(ShopOrder.Payment.at(Instant.parse("2026-01-02T03:04:05Z")))));
            Process instance = start(Astra.class, environment(shop), "run");
            log.await("1 added");
            Desk desk = new Desk(directory);
            Typed claimed = desk.type("buyer", "claim", ORDER, "--user", "77");
            assertThat(claimed.out()).contains("The Buyer ID is 1.");
            Typed bound = desk.type("machine", "bind", MACHINE, "--user", "77");
            assertThat(bound.out()).contains("Published: version 1 of the list.");
            assertThat(desk.type("run").err()).contains("SHOPPY_API_KEY");
            instance.toHandle().destroy(); // Process.destroy would close its streams too
            assertThat(instance.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(instance.exitValue()).isZero();
            out.await("astra has stopped.");
            assertThat(FileJournal.verify(desk.home().resolve("store")).cleanEnd())
                    .isTrue();
            log.await("SUCCESSFULLY claimed", "looks at the shop: 1", "stopped");
            assertThat(log.text() + out.text()).doesNotContain(KEY, ORDER, EMAIL, MACHINE);
            assertThat(desk.type("buyer", "show", "--user", "77").out()).contains("License 1");
        }
    }

    @Test
    void commandsFindTheStoreAgainAfterTheRunningProcessWasKilled() throws Exception {
        Files.createDirectories(directory.resolve("web"));
        try (FakeShoppy shop = FakeShoppy.start(Secret.of(KEY))) {
            Process instance = start(Astra.class, environment(shop), "run");
            out.await("astra is running");
            Desk desk = new Desk(directory);
            assertThat(desk.type("store", "stats").code()).isZero();
            instance.destroyForcibly().waitFor();
            assertThat(desk.home().resolve("instance/socket-path")).exists();
            assertThat(desk.type("store", "stats").out()).contains("orders         0");
        }
    }

    @Test
    @Covers("A-124")
    void theProgramForBuyersTellsTheMachineIdWithoutConsoleAndInput() throws Exception {
        Process buyer = start(AstraBuyer.class, Map.of(), "machine", "id");
        assertThat(buyer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (buyer.exitValue() == 0) {
            assertThat(out.await("$whitelist").text().lines())
                    .anyMatch(line -> line.matches("  \\$whitelist [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        } else {
            assertThat(buyer.exitValue()).isEqualTo(1);
            log.await("The id of this machine cannot be told: ");
        }
    }

    private Process start(Class<?> program, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        Process child = builder.start();
        children.add(child);
        out = Heard.from(child.getInputStream());
        log = Heard.from(child.getErrorStream());
        return child;
    }

    private static Map<String, String> environment(FakeShoppy shop) {
        return Map.of(
                "ASTRA_HOME", "home",
                "ASTRA_WEB_ROOT", "web",
                "ASTRA_LEGACY_LIST", "on",
                "SHOPPY_API_KEY", KEY,
                "SHOPPY_PAUSE_MILLIS", "0",
                "SHOPPY_URL", shop.baseUrl().toString());
    }
}
