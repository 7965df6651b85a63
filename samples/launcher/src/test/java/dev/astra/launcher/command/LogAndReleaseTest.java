package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Desk.Typed;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log, releases and activations, as a seller types them and as somebody verifies them elsewhere. */
class LogAndReleaseTest {
    private static final Pattern ROOT = Pattern.compile("\\b[0-9a-f]{64}\\b");

    @TempDir
    private Path directory;

    private Desk desk;
    private Desk elsewhere;
    private String root;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(directory.resolve("web"));
        LegacyFixture.write(directory.resolve("old"));
        desk = new Desk(directory).set("ASTRA_WEB_ROOT", "web");
        elsewhere = new Desk(directory).set("ASTRA_HOME", "another-home");
        done(desk.type("import-legacy", "old", "--zone", "Europe/Paris"), "orders");
        Typed keys = desk.type("keys", "create", "--root", "root.key");
        Matcher found = ROOT.matcher(keys.out().substring(keys.out().indexOf("Build this")));
        assertThat(found.find()).isTrue();
        root = found.group();
    }

    private static void done(Typed typed, String says) {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains(says);
        assertThat(typed.code()).isZero();
    }

    private static void refused(Typed typed, String says) {
        assertThat(typed.err()).contains(says);
        assertThat(typed.code()).isEqualTo(1);
    }

    @Test
    void anEntryIsProvedToSomebodyWhoHasTheRootKeyAlone() {
        done(desk.type("log", "head", "--out", "monday.head"), "entries        2");
        done(desk.type("log", "prove", "2", "--out", "two.proof"), "Proved: adopt of license 2");
        done(elsewhere.type("log", "verify", "two.proof", "--root", root), "Right: the log has adopt of license 2");
        done(elsewhere.type("log", "verify", "monday.head", "--root", root), "signed by who may");
        refused(elsewhere.type("log", "verify", "two.proof", "--root", "0".repeat(64)), "not to be trusted");
        refused(elsewhere.type("log", "verify", "two.proof"), "name it with --root");
    }

    @Test
    void growthIsProvedAgainstAHeadThatWasKept() throws IOException {
        desk.type("log", "head", "--out", "monday.head");
        done(desk.type("buyer", "revoke", "1", "--reason", "test"), "");
        done(desk.type("log", "prove", "--since", "monday.head", "--out", "week.proof"), "Wrote the proof");
        done(
                elsewhere.type("log", "verify", "week.proof", "--since", "monday.head", "--root", root),
                "Right: the log of 3 entries begins with all 2 that it had then.");
        desk.type("log", "head", "--out", "tuesday.head");
        refused(
                elsewhere.type("log", "verify", "week.proof", "--since", "tuesday.head", "--root", root),
                "WRONG: the log was rewritten");
        Path proof = directory.resolve("week.proof");
        Files.writeString(proof, Files.readString(proof).replace("older 2", "older 1"));
        refused(elsewhere.type("log", "verify", "week.proof", "--since", "monday.head", "--root", root), "WRONG");
        refused(elsewhere.type("log", "verify", "week.proof", "--root", root), "--since");
    }

    @Test
    void aReleaseIsPublishedVerifiedAndATamperedOneIsNoticed() throws IOException {
        Files.writeString(directory.resolve("program-1.3.0.zip"), "the program");
        String[] publish = {"release", "publish", "program-1.3.0.zip", "--product", "my-program", "--release", "1.3.0"};
        done(desk.type(publish), "Published: version 1.3.0 of my-program.stable, edition 1.1.");
        done(desk.type(publish), "edition 1.2.");
        done(
                elsewhere.type("release", "verify", "--product", "my-program", "--in", "web", "--root", root),
                "Right: the manifest is signed by who may");
        Files.writeString(directory.resolve("web/program-1.3.0.zip"), "another one");
        refused(
                elsewhere.type("release", "verify", "--product", "my-program", "--in", "web", "--root", root),
                "WRONG: the file is not the one");
        refused(desk.type(publish), "another name");
        refused(desk.type("release", "verify", "--product", "My Program"), "expected a product");
        refused(desk.type("release", "verify", "--product", "other"), "found no such file");
    }

    @Test
    void whatIsNotNamedStaysAsItWasPublished() throws IOException {
        Files.writeString(directory.resolve("one.zip"), "one");
        Files.writeString(directory.resolve("two.zip"), "two");
        done(desk.type("release", "publish", "one.zip", "--product", "app", "--release", "1.1.0"), "Published");
        done(desk.type("release", "verify", "--product", "app"), "supported from 0.0.0, recommended from 0.0.0");
        done(
                desk.type(
                        "release", "publish", "one.zip", "--product", "app", "--release", "1.1.0", "--minimum", "1.0"),
                "Published");
        done(desk.type("release", "publish", "two.zip", "--product", "app", "--release", "1.2.0"), "Published");
        done(desk.type("release", "verify", "--product", "app"), "supported from 1.0.0, recommended from 1.0.0");
        refused(
                desk.type("release", "publish", "none.zip", "--product", "app", "--release", "1.3.0"),
                "expected a file that can be read");
    }

    @Test
    void aMachineIsActivatedByItsCodeAndTheFileIsJudgedOnIt() {
        List<Component> parts = List.of(
                new Component(ComponentKind.BOARD, "00112233445566778899"),
                new Component(ComponentKind.DISK, "10112233445566778899"),
                new Component(ComponentKind.INSTALLATION, "20112233445566778899"));
        String code = new EnrollmentCode(parts).text();
        refused(desk.type("machine", "enroll", code, "--user", "99", "--out", "a.activation"), "no such license");
        Typed key = desk.type("license", "key", "--buyer", "2");
        Matcher secret = Pattern.compile("([0-9a-f]{4}-){7}[0-9a-f]{4}").matcher(key.out());
        assertThat(secret.find()).isTrue();
        done(
                desk.type("machine", "enroll", code, "--user", owner(), "--buyer", "2", "--out", "a.activation"),
                "is activated on this machine: 3 parts worth 7; 5 must stay the same.");
        elsewhere.set("ASTRA_ROOT_KEYS", root).set("ASTRA_LICENSE_KEY", secret.group());
        refused(elsewhere.type("license", "activation", "a.activation", "--buyer", "2"), "icensed");
        refused(elsewhere.type("license", "activation", "a.activation", "--buyer", "1"), "of another license");
    }

    private String owner() {
        Matcher owner = Pattern.compile("user ([0-9]+)")
                .matcher(desk.type("buyer", "show", "--buyer", "2").out());
        assertThat(owner.find()).isTrue();
        return owner.group(1);
    }

    @Test
    void aCodeThatIsWrongActivatesNothing() {
        refused(
                desk.type("machine", "enroll", "ASTRA1-00000", "--user", "77", "--out", "a.activation"),
                "expected an enrollment code");
        assertThat(directory.resolve("a.activation")).doesNotExist();
    }
}
