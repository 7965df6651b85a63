package dev.astra.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.Secret;
import dev.astra.testkit.Covers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacySignatureTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_704_067_200L);
    private static final String FIRST = "7533f65a9d2ba4d611fca82469ffee7cdb41f2eba980cb1d19bf6da0c0187634";

    private final LegacySignature legacy = new LegacySignature(Secret.of("test-secret"));

    private static Map<String, Object> gems(Object timestamp) {
        return Map.of("userId", 77, "timestamp", timestamp, "pets", List.of(), "gems", 50_000_000);
    }

    private String verify(Map<String, ?> fields, String signature, Instant now) {
        return legacy.verify("/deposit/complete", fields, signature, now)
                .fold(
                        valid -> "valid",
                        missing -> "missing " + missing.what(),
                        malformed -> "malformed " + malformed.what(),
                        wrong -> "wrong",
                        old -> "too old",
                        early -> "too new");
    }

    @Test
    @Covers("P-110")
    void makesTheThreeKnownSignatures() {
        assertThat(LegacySignature.canonical(gems(1704067200.0)))
                .isEqualTo("{\"gems\":50000000,\"pets\":[],\"timestamp\":1704067200.0,\"userId\":77}");
        assertThat(legacy.sign(gems(1704067200.0))).isEqualTo(FIRST);
        Map<String, Object> golden = Map.of("name", "Huge Cat", "rarity", "Golden", "shiny", true);
        assertThat(legacy.sign(Map.of("gems", 0, "pets", List.of(golden), "timestamp", 1704067200.5, "userId", 77)))
                .isEqualTo("6eaeaf24ea5fabfad32f63f920c271193351235426212d58a5d80ed91ce9cfa0");
        Map<String, Object> cat = Map.of("name", "Huge C\u00e4t", "shiny", false);
        assertThat(legacy.sign(Map.of(
                        "game", "PS99", "gems", 0, "pets", List.of(cat), "timestamp", 1704067200.0, "userId", 77)))
                .isEqualTo("d19f65076327af299d2cb63e5de3ab74a2d285159966fa3b3fc592f14f414313");
    }

    @Test
    @Covers("P-111")
    void aWholeNumberOfSecondsIsAcceptedInBothSpellings() {
        String whole = legacy.sign(gems(1704067200L));
        assertThat(whole).isNotEqualTo(FIRST);
        for (Object sent : List.of(1704067200, 1704067200L, 1704067200.0)) {
            assertThat(verify(gems(sent), FIRST, NOW)).isEqualTo("valid");
            assertThat(verify(gems(sent), whole, NOW)).isEqualTo("valid");
        }
        assertThat(verify(gems(1704067200.5), FIRST, NOW)).isEqualTo("wrong");
    }

    @Test
    void checksInTheOrderOfTheOldServer() {
        assertThat(verify(Map.of(), "", NOW)).isEqualTo("missing signature");
        assertThat(verify(Map.of(), FIRST, NOW)).isEqualTo("missing timestamp");
        assertThat(verify(gems("soon"), FIRST, NOW)).isEqualTo("malformed timestamp");
        assertThat(verify(gems(Double.NaN), FIRST, NOW)).isEqualTo("malformed timestamp");
        assertThat(verify(gems(1e300), FIRST, NOW)).isEqualTo("malformed timestamp");
        assertThat(verify(gems(1704067200.0), FIRST.toUpperCase(Locale.ROOT), NOW))
                .isEqualTo("wrong");
        assertThat(verify(gems(1704067200.0), FIRST, NOW.plusSeconds(300))).isEqualTo("valid");
        assertThat(verify(gems(1704067200.0), FIRST, NOW.plusSeconds(301))).isEqualTo("too old");
        assertThat(verify(gems(1704067200.0), FIRST, NOW.minusSeconds(301))).isEqualTo("too new");
    }

    @Test
    void writesNumbersAndTextsAsPythonDoes() {
        assertThat(LegacySignature.canonical(
                        Map.of("n", List.of(0.1, 1e16, 1e15, 1.5e-5, 1e-4, -0.0, 2e-3, 1e22, Double.MIN_VALUE))))
                .isEqualTo("{\"n\":[0.1,1e+16,1000000000000000.0,1.5e-05,0.0001,-0.0,0.002,1e+22,5e-324]}");
        Map<String, Object> odd = new HashMap<>();
        odd.put("t", "\"\\\n\u007f\u0001/\ud83d\ude00");
        odd.put("none", null);
        assertThat(LegacySignature.canonical(odd))
                .isEqualTo("{\"none\":null,\"t\":\"\\\"\\\\\\n\\u007f\\u0001/\\ud83d\\ude00\"}");
        assertThat(LegacySignature.canonical(Map.of("\uffff", 1, "\ud83d\ude00", 2)))
                .as("by code point, not by UTF-16 unit")
                .isEqualTo("{\"\\uffff\":1,\"\\ud83d\\ude00\":2}");
    }

    @Test
    void refusesWhatHasNoForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> LegacySignature.canonical(Map.of("n", Double.NaN)));
        List<Object> deep = List.of();
        for (int i = 0; i < 40; i++) {
            deep = List.of(deep);
        }
        Map<String, Object> fields = Map.of("deep", deep);
        assertThatIllegalArgumentException().isThrownBy(() -> LegacySignature.canonical(fields));
    }
}
