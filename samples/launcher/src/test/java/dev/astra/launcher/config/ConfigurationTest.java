package dev.astra.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.AstraException;
import dev.astra.core.RejectedException;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory;

    @Test
    void takesTheEnvironmentBeforeDotenvBeforeTheFileBeforeTheDefault() throws IOException {
        file("ASTRA_POLL_SECONDS=30\nASTRA_COOLDOWN_DAYS=3\nASTRA_GRACE_DAYS=9\n");
        Files.writeString(directory.resolve(".env"), "ASTRA_POLL_SECONDS=20\nASTRA_COOLDOWN_DAYS=2\n# a remark\n");
        environment.put("ASTRA_POLL_SECONDS", "10");
        Configuration read = read();
        assertThat(read.get(Settings.POLL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(read.get(Settings.COOLDOWN)).isEqualTo(Duration.ofDays(2));
        assertThat(read.get(Settings.GRACE)).isEqualTo(Duration.ofDays(9));
        assertThat(read.get(Settings.SHOP_PAUSE)).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    @Covers("A-001")
    void tellsEverythingThatIsMissingOrWrongInOneReport() throws IOException {
        file("ASTRA_POLL_SECONDS=soon\nSHOPPY_URL=ftp://example.test\n");
        environment.put("ASTRA_ZONE", "Mars/Olympus");
        assertThatThrownBy(() -> read().check(
                                List.of(Settings.SHOP_KEY, Settings.WEB_ROOT),
                                List.of(Settings.POLL, Settings.SHOP_URL, Settings.ZONE, Settings.VERSION_URL)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContainingAll(
                        "5 settings",
                        "SHOPPY_API_KEY: expected",
                        "ASTRA_WEB_ROOT: expected",
                        "found nothing",
                        "ASTRA_POLL_SECONDS: expected a whole number from 1 to 86400, found \"soon\" in",
                        "SHOPPY_URL",
                        "ASTRA_ZONE")
                .hasMessageNotContaining("ASTRA_VERSION_URL");
    }

    @Test
    void neverShowsASecretAlsoNotAWrongOne() throws IOException {
        file("SHOPPY_API_KEY=canary with blanks\n");
        assertThatThrownBy(() -> read().get(Settings.SHOP_KEY))
                .hasMessageContaining("SHOPPY_API_KEY")
                .hasMessageNotContaining("canary");
        environment.put("SHOPPY_API_KEY", "canary");
        assertThat(read().get(Settings.SHOP_KEY)).hasToString("****");
        assertThat(read().get(Settings.SHOP_KEY).reveal()).isEqualTo("canary");
    }

    @Test
    void readsASecretFromAFileThatOnlyItsOwnerMayRead() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "canary\n");
        environment.put("SHOPPY_API_KEY_FILE", "key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> read().get(Settings.SHOP_KEY))
                .hasMessageContainingAll("chmod 600", "SHOPPY_API_KEY_FILE");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(read().get(Settings.SHOP_KEY).reveal()).isEqualTo("canary");
        environment.put("SHOPPY_API_KEY", "other");
        assertThatThrownBy(() -> read().get(Settings.SHOP_KEY)).hasMessageContaining("found both");
    }

    @Test
    void warnsOfAnUnknownKeyWithTheNearestKnownOne() throws IOException {
        file("ASTRA_WEBROOT=x\nsomething.else=y\n");
        Files.writeString(directory.resolve(".env"), "DISCORD_TOKEN=z\nSHOPPY_API_KEI=z\n");
        assertThat(read().warnings())
                .hasSize(3)
                .anyMatch(text -> text.contains("ASTRA_WEBROOT") && text.endsWith("did you mean ASTRA_WEB_ROOT?"))
                .anyMatch(text -> text.contains("SHOPPY_API_KEI") && text.endsWith("did you mean SHOPPY_API_KEY?"))
                .anyMatch(text -> text.contains("something.else"));
    }

    @Test
    void whatIsNoFileOfSettingsIsRefusedWithoutShowingIt() throws IOException {
        assertThatThrownBy(() -> new ConfigurationReader(environment, directory)
                        .read(Optional.empty(), Optional.of(Path.of("missing.properties"))))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("missing.properties");
        Files.writeString(directory.resolve(".env"), "canary without a sign of equality\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("KEY=VALUE")
                .hasMessageNotContaining("canary");
    }

    @Test
    void rubbishInFilesIsReadOrRefusedAndNothingElse() {
        Cases.run(150, random -> {
            byte[] bytes = rubbish(random);
            Files.createDirectories(directory.resolve("astra-data"));
            Files.write(directory.resolve(random.nextBoolean() ? ".env" : "astra-data/astra.properties"), bytes);
            try {
                Configuration read = read();
                for (Setting<?> setting : Settings.ALL) {
                    check(read, setting);
                }
            } catch (AstraException refused) {
                assertThat(refused.getMessage()).contains("expected");
            }
        });
    }

    private static void check(Configuration read, Setting<?> setting) {
        try {
            assertThat(read.find(setting)).isNotNull();
        } catch (AstraException refused) {
            assertThat(refused.getMessage()).contains(setting.key());
        }
    }

    private static byte[] rubbish(Random random) {
        List<String> parts = List.of(
                "ASTRA_HOME",
                "=",
                "SHOPPY_API_KEY",
                "_FILE",
                "\n",
                "\\u00",
                "\"",
                "'",
                "ASTRA_POLL_SECONDS",
                "-1",
                "\0",
                "ü",
                " ",
                "#",
                "ASTRA_ZONE=",
                "99999999999999999999",
                "https://",
                "\\",
                ":",
                "export ");
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void file(String text) throws IOException {
        Files.createDirectories(directory.resolve("astra-data"));
        Files.writeString(directory.resolve("astra-data/astra.properties"), text);
    }

    private Configuration read() {
        return new ConfigurationReader(environment, directory).read(Optional.empty(), Optional.empty());
    }
}
