package dev.astra.http.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time cannot be proved by measuring it here; that the comparison is the one whose time does not depend on the bytes can. */
final class ConstantTimeTest {
    @ParameterizedTest
    @Covers("P-082")
    @ValueSource(
            strings = {
                "src/main/java/dev/astra/http/server/vault/SharedKey.java",
                "src/main/java/dev/astra/http/server/shop/ShopSignature.java",
                "../astra-core/src/main/java/dev/astra/core/security/Hashing.java"
            })
    void secretsAreComparedInATimeThatDoesNotDependOnThem(String source) throws IOException {
        assertThat(Files.readString(Path.of(source)))
                .contains("MessageDigest.isEqual(")
                .doesNotContain(".equals(")
                .doesNotContain("Arrays.equals")
                .doesNotContain("compareTo(");
    }
}
