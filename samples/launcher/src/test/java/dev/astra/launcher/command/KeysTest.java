package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.Grade;
import dev.astra.licensing.machine.MachineIdOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From keys to a machine that knows that it is licensed. */
class KeysTest {
    private static final MachineId MACHINE = new MachineId("4c4c4544-0042-3510-8054-b7c04f534433");
    private static final Pattern KEY = Pattern.compile("([0-9a-f]{4}-){7}[0-9a-f]{4}");
    private static final Pattern SECRET = Pattern.compile("secret ([0-9a-f]{64})");

    @TempDir
    private Path directory;

    private Desk desk;
    private HttpServer web;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(directory.resolve("web"));
        LegacyFixture.write(directory.resolve("old"));
        desk = new Desk(directory).set("ASTRA_WEB_ROOT", "web").set("ASTRA_LEGACY_LIST", "off");
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page = Files.readAllBytes(directory
                    .resolve("web")
                    .resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    @Test
    void fromKeysToALicensedMachineAndAStolenKey() throws IOException {
        refused("no key to sign", "whitelist", "publish");
        String made = done("keys", "create", "--root", "root.key");
        assertThat(made).contains("Made the root key", "Made 4 signing keys");
        assertThat(done("keys", "show")).contains("list", "activation", "release", "log");
        assertThat(done("keys", "create", "--root", "root.key")).contains("All signing keys were there already");
        done("machine", "bind", MACHINE.value(), "--user", "43");
        String key = found(KEY, done("license", "key", "--buyer", "3"));
        assertThat(done("license", "key", "--buyer", "3")).contains(key);
        done("whitelist", "publish");
        assertThat(directory.resolve("web").resolve("digits.txt")).doesNotExist();
        assertThat(done("whitelist", "verify")).contains("is right: edition 1.");
        assertThat(check(key)).contains("Licensed: this machine is on the list.");
        Path list = directory.resolve("web").resolve("astra.list");
        byte[] sound = Files.readAllBytes(list);
        Files.write(list, Arrays.copyOf(sound, 20_000));
        assertThat(check(key)).contains("still fresh", "The published list is not used: expected a body of");
        Files.write(list, sound);
        assertThat(check(key.replace(key.charAt(0), key.charAt(0) == '0' ? '1' : '0')))
                .contains("Not licensed");
        done("keys", "rotate", "--root", "root.key", "--for", "list");
        done("whitelist", "publish");
        assertThat(check(key)).contains("Licensed");
        done("keys", "rotate", "--root", "root.key", "--for", "list", "--stolen");
        done("whitelist", "publish");
        assertThat(done("whitelist", "verify")).contains("edition 2.1");
        assertThat(check(key)).contains("Licensed");
        String other = found(KEY, done("license", "key", "--buyer", "3", "--replace"));
        done("whitelist", "publish");
        assertThat(check(key)).contains("Not licensed");
        assertThat(check(other)).contains("Licensed");
    }

    @Test
    void aSecondRootKeyIsThereForTheDayOnWhichTheFirstIsLost() throws IOException {
        done("keys", "create", "--root", "root.key");
        String both = done("keys", "create", "--root", "spare.key");
        assertThat(both).contains("root keys");
        Files.delete(directory.resolve("root.key"));
        refused("", "keys", "rotate", "--root", "root.key");
        done("keys", "rotate", "--root", "spare.key");
    }

    @Test
    void noSecretIsInABackupOrAnOutput() throws IOException {
        done("keys", "create", "--root", "root.key");
        done("whitelist", "publish");
        done("store", "backup");
        List<String> secrets = Stream.concat(
                        Stream.of(directory.resolve("root.key")),
                        files(desk.home().resolve("keys")))
                .filter(file -> !file.endsWith("roots"))
                .map(file -> found(SECRET, read(file)))
                .toList();
        assertThat(secrets).hasSize(5);
        List<Path> elsewhere = files(desk.home())
                .filter(file -> !file.startsWith(desk.home().resolve("keys")))
                .toList();
        assertThat(elsewhere).isNotEmpty();
        for (String secret : secrets) {
            assertThat(desk.everything()).doesNotContain(secret);
            assertThat(elsewhere).noneMatch(file -> read(file).contains(secret));
            assertThat(files(directory.resolve("web")))
                    .noneMatch(file -> read(file).contains(secret));
        }
    }

    @Test
    void aDamagedListIsFoundAndReplaced() throws IOException {
        done("keys", "create", "--root", "root.key");
        done("whitelist", "publish");
        Path list = directory.resolve("web").resolve("astra.list");
        byte[] bytes = Files.readAllBytes(list);
        bytes[bytes.length / 2] ^= 1;
        Files.write(list, bytes);
        refused("not to be trusted", "whitelist", "verify");
        done("whitelist", "publish");
        done("whitelist", "verify");
    }

    private String check(String key) {
        StringWriter out = new StringWriter();
        PrintWriter to = new PrintWriter(out, true);
        String roots =
                done("keys", "show").lines().reduce((first, last) -> last).orElseThrow();
        Map<String, String> environment = Map.of(
                "ASTRA_HOME",
                directory.resolve("buyer").toString(),
                "ASTRA_WHITELIST_URL",
                "http://127.0.0.1:" + web.getAddress().getPort() + "/astra.list",
                "ASTRA_ROOT_KEYS",
                roots.strip(),
                "ASTRA_LICENSE_KEY",
                key);
        Session session = new LocalSession(
                new Surroundings(environment, directory, new CountDownLatch(1)), new Places(), List.of(), to, to);
        new CommandLine(new LicenseCheckCommand(
                        session, () -> new MachineIdOutcome.Found(MACHINE, Grade.HARDWARE, "SMBIOS UUID")))
                .setOut(to)
                .setErr(to)
                .execute("--tries", "1");
        return out.toString();
    }

    private String done(String... words) {
        prepare(words);
        Desk.Typed typed = desk.type(words);
        assertThat(typed.code()).as(typed.err()).isZero();
        return typed.out();
    }

    private void refused(String reason, String... words) {
        prepare(words);
        Desk.Typed typed = desk.type(words);
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).contains(reason);
    }

    /** Licenses that were imported: they have owners, and no keys. */
    private void prepare(String... words) {
        if (!Files.exists(desk.home().resolve("store")) && !words[0].equals("keys")) {
            assertThat(desk.type("import-legacy", "old", "--zone", "UTC").code())
                    .isZero();
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.groupCount() > 0 && pattern == SECRET ? matcher.group(1) : matcher.group();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
