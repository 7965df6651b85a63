package dev.astra.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.testkit.Covers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRuleTest {
    private static final String GOOD = "u8Kc2WqZ5nRb7XtY1mVp4LsHd9Jf3Ga6";

    @Test
    void aRandomSecretIsGood() {
        assertThat(SecretRule.require("X", Optional.of(Secret.of(GOOD))).reveal())
                .isEqualTo(GOOD);
    }

    @Test
    @Covers("P-001")
    void aMissingSecretIsToldInOneLineThatNamesTheSetting() {
        assertThatThrownBy(() -> SecretRule.require("ASTRA_VAULT_KEYS", Optional.empty()))
                .isInstanceOf(RejectedException.class)
                .hasMessageStartingWith("ASTRA_VAULT_KEYS: expected a random secret")
                .hasMessageContaining("found nothing")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @Covers("P-002")
    @ValueSource(
            strings = {
                "change_this_to_a_random_secret_value",
                "your-secret-key-that-is-long-enough-1",
                "my-very-long-PASSWORD-that-I-like-so",
                "0123456789abcdef0123456789abcdef",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "short1A"
            })
    void aKnownOrGuessableSecretIsRefusedWithoutBeingRepeated(String secret) {
        assertThatThrownBy(() -> SecretRule.require("X", Optional.of(Secret.of(secret))))
                .isInstanceOf(RejectedException.class)
                .hasMessageNotContaining(secret)
                .hasMessageContaining("openssl rand");
    }
}
