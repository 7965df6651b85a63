package dev.astra.licensing.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.testkit.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(365));

    @TempDir
    Path directory;

    @Test
    void keysComeBackAsTheyWere() {
        SigningKey root = FileKeys.createRoot(directory.resolve("root.key"));
        assertThat(FileKeys.readRoot(directory.resolve("root.key")).verifying()).isEqualTo(root.verifying());
        FileKeys keys = FileKeys.in(directory.resolve("keys"));
        assertThat(keys.find(Purpose.LIST)).isEmpty();
        Signer made = keys.create(root, Purpose.LIST, NOW, END, 1);
        Signer found = keys.find(Purpose.LIST).orElseThrow();
        assertThat(found.certificate()).isEqualTo(made.certificate());
        byte[] file = found.sign(Keyring.issue("program", 1, 1, NOW), new byte[3]);
        assertThat(verdict(file, root)).isEqualTo("sound");
        assertThat(keys.roots()).containsExactly(root.verifying());
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        SigningKey root = FileKeys.createRoot(directory.resolve("root.key"));
        FileKeys keys = FileKeys.in(directory.resolve("keys"));
        keys.create(root, Purpose.RELEASE, NOW, END, 1);
        assertThat(rights("root.key")).isEqualTo("rw-------");
        assertThat(rights("keys")).isEqualTo("rwx------");
        assertThat(rights("keys/release.key")).isEqualTo("rw-------");
        Files.setPosixFilePermissions(keys.file(Purpose.RELEASE), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> keys.find(Purpose.RELEASE))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyIsNeverOverwrittenByMistake() {
        SigningKey root = FileKeys.createRoot(directory.resolve("root.key"));
        assertThatThrownBy(() -> FileKeys.createRoot(directory.resolve("root.key")))
                .isInstanceOf(RejectedException.class);
        FileKeys keys = FileKeys.in(directory.resolve("keys"));
        assertThatThrownBy(() -> keys.rotate(root, Purpose.LIST, NOW, END, 1)).isInstanceOf(RejectedException.class);
        keys.create(root, Purpose.LIST, NOW, END, 1);
        assertThatThrownBy(() -> keys.create(root, Purpose.LIST, NOW, END, 1))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("rotate it");
    }

    @Test
    void afterARotationBothKeysFilesAreGoodAndOneSecretIsLeft() throws IOException {
        SigningKey root = FileKeys.createRoot(directory.resolve("root.key"));
        FileKeys keys = FileKeys.in(directory.resolve("keys"));
        Signer old = keys.create(root, Purpose.LIST, NOW, END, 1);
        Signer next = keys.rotate(root, Purpose.LIST, NOW, END, 1);
        assertThat(next.key().id()).isNotEqualTo(old.key().id());
        assertThat(verdict(old.sign(Keyring.issue("program", 1, 1, NOW), new byte[3]), root))
                .isEqualTo("sound");
        assertThat(verdict(next.sign(Keyring.issue("program", 1, 2, NOW), new byte[3]), root))
                .isEqualTo("sound");
        try (var files = Files.list(directory.resolve("keys"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("list.key", "roots");
        }
    }

    @Test
    void aSecondRootKeyIsRemembered() {
        SigningKey first = FileKeys.createRoot(directory.resolve("first.key"));
        SigningKey second = FileKeys.createRoot(directory.resolve("second.key"));
        FileKeys keys = FileKeys.in(directory.resolve("keys"));
        keys.create(first, Purpose.LIST, NOW, END, 1);
        keys.rotate(second, Purpose.LIST, NOW, END, 1);
        assertThat(keys.roots()).containsExactly(first.verifying(), second.verifying());
    }

    @Test
    void rubbishIsRefusedWithoutShowingIt() throws IOException {
        SigningKey root = FileKeys.createRoot(directory.resolve("root.key"));
        FileKeys keys = FileKeys.in(directory.resolve("keys"));
        keys.create(root, Purpose.LIST, NOW, END, 1);
        Path file = keys.file(Purpose.LIST);
        String text = Files.readString(file);
        String secret = text.substring(text.indexOf("secret ") + 7).strip();
        Cases.run(300, random -> {
            StringBuilder changed = new StringBuilder(text);
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 1 -> changed.setLength(at);
                default -> changed.insert(at, "\n");
            }
            Files.writeString(file, changed);
            if (changed.toString().equals(text)) {
                return;
            }
            try {
                Signer read = keys.find(Purpose.LIST).orElseThrow();
                assertThat(read.key().secretHex()).isEqualTo(secret);
            } catch (RejectedException refused) {
                assertThat(refused.getMessage()).doesNotContain(secret.substring(0, 8));
            }
        });
    }

    @Test
    void toStringShowsNoSecret() {
        SigningKey key = SigningKey.generate();
        assertThat(key.toString()).contains(key.id().hex()).doesNotContain(key.secretHex());
    }

    private String rights(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
    }

    private static String verdict(byte[] file, SigningKey root) {
        return SignedFile.read(
                file, Purpose.LIST, RootKeys.of(root.verifying().hex()), 100, (sound, body) -> "sound", why -> why);
    }
}
