package dev.astra.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
    private static final String SECRET = "q7Zr2xVb9Lk4TnW8cY1mPs6HdJf3Ga5E";
    private static final Map<String, String> ALL = Map.of(
            "ASTRA_SERVER_HOST",
            "127.0.0.2",
            "ASTRA_SERVER_PORT",
            "18080",
            "ASTRA_LOG_LEVEL",
            "warn",
            "ASTRA_VAULT_KEYS",
            "bot-1:" + SECRET + ", bot-2:" + SECRET.toLowerCase(java.util.Locale.ROOT),
            "ASTRA_VAULT_LEGACY_KEY",
            SECRET,
            "SHOPPY_WEBHOOK_SECRET",
            SECRET);

    @TempDir
    private Path home;

    private Configuration read(Map<String, String> environment) {
        return new ConfigurationReader(environment, home).read(Optional.of(home), Optional.empty());
    }

    private static List<String> values(Configuration configuration) {
        return ServerSettings.ALL.stream()
                .map(setting -> setting.key() + "=" + shown(configuration.get(setting)))
                .toList();
    }

    private static String shown(Object value) {
        if (value instanceof dev.astra.core.Secret secret) {
            return secret.reveal();
        }
        return value instanceof dev.astra.core.security.RequestKeys keys
                ? keys.keys().stream()
                        .map(key -> key.id() + ":" + key.secret().reveal())
                        .collect(Collectors.joining(","))
                : value.toString();
    }

    @Test
    @Covers("P-003")
    void everySettingLoadsAlikeFromTheEnvironmentAndFromTheFile() throws IOException {
        List<String> environment = values(read(ALL));
        Files.writeString(
                home.resolve("astra.properties"),
                ALL.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")));
        assertThat(values(read(Map.of()))).isEqualTo(environment);
        assertThat(environment).contains("ASTRA_SERVER_PORT=18080", "ASTRA_SERVER_HOST=127.0.0.2");
    }

    @Test
    @Covers("P-004")
    void addressPortAndLogLevelHaveTheirDefaultsAndTakeWhatIsSet() {
        assertThat(read(Map.of()).get(ServerSettings.HOST)).isEqualTo("127.0.0.1");
        assertThat(read(Map.of()).get(ServerSettings.PORT)).isEqualTo(8080);
        assertThat(read(ALL).get(ServerSettings.LOG_LEVEL)).isEqualTo(Level.WARNING);
    }

    @Test
    @Covers({"P-001", "P-002"})
    void aMissingBlankKnownOrShortSecretIsToldInOneLineWithoutItself() {
        assertThatThrownBy(() -> read(Map.of()).get(ServerSettings.KEYS))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("ASTRA_VAULT_KEYS");
        for (String bad : List.of(" ", "bot-1:", "bot-1:short", "bot-1:change_this_to_a_random_secret_value", SECRET)) {
            assertThatThrownBy(() -> read(Map.of("ASTRA_VAULT_KEYS", bad)).get(ServerSettings.KEYS))
                    .as(bad)
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("ASTRA_VAULT_KEYS")
                    .hasMessageNotContaining(SECRET)
                    .hasMessageNotContaining("change_this");
        }
    }
}
