package dev.astra.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.Secret;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestSignatureTest {
    private static final RequestKey OLD = key("old", "an older key of the test, 32 bytes");
    private static final RequestKey NEW = key("new", "a newer key of the test, 32 bytes!");
    private static final RequestLine OPEN = new RequestLine("POST", "/v2/trades");
    private static final byte[] BODY = "{\"userId\":77,\"game\":\"PS99\"}".getBytes(StandardCharsets.UTF_8);

    private final VirtualTime time = new VirtualTime();
    private final RequestSigner signer = new RequestSigner(OLD, time, new Random(1));
    private final RequestVerifier verifier = new RequestVerifier(RequestKeys.of(OLD));

    private static RequestKey key(String id, String secret) {
        return new RequestKey(new KeyId(id), Secret.of(secret));
    }

    private static String word(SignatureOutcome outcome) {
        return outcome.fold(
                valid -> "valid",
                missing -> "missing " + missing.what(),
                malformed -> "malformed " + malformed.what(),
                wrong -> "wrong",
                old -> "too old " + old.age(),
                early -> "too new " + early.ahead());
    }

    private String verify(RequestLine line, SignatureHeaders headers, byte[] body) {
        return word(verifier.verify(line, headers, body, time.instant()));
    }

    @Test
    void acceptsWhatItsKeySigned() {
        assertThat(verify(OPEN, signer.sign(OPEN, BODY), BODY)).isEqualTo("valid");
        assertThat(verify(OPEN, signer.sign(OPEN, new byte[0]), new byte[0])).isEqualTo("valid");
    }

    @Test
    @Covers("P-112")
    void refusesAChangeOfOneByteAnywhere() {
        Cases.run(300, random -> {
            SignatureHeaders good = signer.sign(OPEN, BODY);
            byte[] body = BODY.clone();
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verify(OPEN, good, body)).isEqualTo("wrong");
        });
        SignatureHeaders good = signer.sign(OPEN, BODY);
        long later = Long.parseLong(good.timestamp()) + 1;
        assertThat(verify(OPEN, new SignatureHeaders("old", "" + later, good.nonce(), good.signature()), BODY))
                .isEqualTo("wrong");
        assertThat(verify(
                        OPEN,
                        new SignatureHeaders("old", good.timestamp(), "0123456789abcdef", good.signature()),
                        BODY))
                .isEqualTo("wrong");
        assertThat(word(new RequestVerifier(RequestKeys.of(key("old", "an older key of the test, 33 bytes")))
                        .verify(OPEN, good, BODY, time.instant())))
                .isEqualTo("wrong");
    }

    @Test
    @Covers("P-118")
    void theSignatureCoversTheGameThePathAndTheMethod() {
        SignatureHeaders good = signer.sign(OPEN, BODY);
        assertThat(verify(
                        OPEN,
                        good,
                        new String(BODY, StandardCharsets.UTF_8)
                                .replace("PS99", "PS98")
                                .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("wrong");
        assertThat(verify(new RequestLine("POST", "/v2/trades/1"), good, BODY)).isEqualTo("wrong");
        assertThat(verify(new RequestLine("POST", "/v2/trades?x=1"), good, BODY))
                .isEqualTo("wrong");
        assertThat(verify(new RequestLine("PUT", "/v2/trades"), good, BODY)).isEqualTo("wrong");
    }

    @Test
    @Covers("P-113")
    void accepts300SecondsOfAgeAndRefuses301() {
        SignatureHeaders good = signer.sign(OPEN, BODY);
        time.advance(Duration.ofMinutes(5));
        assertThat(verify(OPEN, good, BODY)).isEqualTo("valid");
        time.advance(Duration.ofSeconds(1));
        assertThat(verify(OPEN, good, BODY)).isEqualTo("too old PT5M1S");
    }

    @Test
    @Covers("P-114")
    void acceptsAClock300SecondsAheadAndRefuses301() {
        SignatureHeaders good = signer.sign(OPEN, BODY);
        time.jumpClock(Duration.ofSeconds(-5));
        assertThat(verify(OPEN, good, BODY)).isEqualTo("valid");
        time.jumpClock(Duration.ofSeconds(-295));
        assertThat(verify(OPEN, good, BODY)).isEqualTo("valid");
        time.jumpClock(Duration.ofSeconds(-1));
        assertThat(verify(OPEN, good, BODY)).isEqualTo("too new PT5M1S");
    }

    @Test
    @Covers("P-119")
    void twoKeysAreAcceptedWhileTheyAreRotatedAndOneAfterwards() {
        SignatureHeaders byOld = signer.sign(OPEN, BODY);
        SignatureHeaders byNew = new RequestSigner(NEW, time, new Random(2)).sign(OPEN, BODY);
        RequestVerifier both = new RequestVerifier(RequestKeys.of(OLD, NEW));
        RequestVerifier after = new RequestVerifier(RequestKeys.of(NEW));
        assertThat(word(both.verify(OPEN, byOld, BODY, time.instant()))).isEqualTo("valid");
        assertThat(word(both.verify(OPEN, byNew, BODY, time.instant()))).isEqualTo("valid");
        assertThat(word(after.verify(OPEN, byOld, BODY, time.instant()))).isEqualTo("wrong");
        assertThat(word(after.verify(OPEN, byNew, BODY, time.instant()))).isEqualTo("valid");
    }

    @Test
    void tellsWhatIsMissingOrMalformed() {
        SignatureHeaders good = signer.sign(OPEN, BODY);
        assertThat(verify(OPEN, new SignatureHeaders("", "", "", ""), BODY)).isEqualTo("missing X-Signature");
        assertThat(verify(OPEN, new SignatureHeaders("old", "", good.nonce(), good.signature()), BODY))
                .isEqualTo("missing X-Timestamp");
        assertThat(verify(OPEN, new SignatureHeaders("old", "1e9", good.nonce(), good.signature()), BODY))
                .isEqualTo("malformed X-Timestamp");
        assertThat(verify(OPEN, new SignatureHeaders("old", good.timestamp(), "short", good.signature()), BODY))
                .isEqualTo("malformed X-Nonce");
        assertThat(verify(OPEN, new SignatureHeaders("o:d", good.timestamp(), good.nonce(), good.signature()), BODY))
                .isEqualTo("malformed X-Key-Id");
    }

    @Test
    void anyHeadersAtAllAreAnsweredAndNeverLetIn() {
        Cases.run(2_000, random -> {
            SignatureHeaders any = new SignatureHeaders(junk(random), junk(random), junk(random), junk(random));
            assertThat(verify(OPEN, any, BODY)).isNotEqualTo("valid");
        });
    }

    private static String junk(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(140);
        String signs = random.nextBoolean() ? "0123456789abcdef" : "\n:-\u0660\ud800 z9";
        for (int i = 0; i < length; i++) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }

    @Test
    void refusesAShortSecretAndShowsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key("short", "only thirty-one bytes are here."))
                .withMessageContaining("at least 32 bytes, got 31");
        assertThat(OLD.toString()).doesNotContain("older key");
    }
}
