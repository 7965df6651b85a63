package dev.astra.http.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.core.security.LegacySignature;
import dev.astra.core.security.RequestSigner;
import dev.astra.core.security.SignatureOutcome;
import dev.astra.http.server.Web;
import dev.astra.testkit.Covers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs in several processes, each in a time zone of its own. */
@Tag("time-zone")
@Timeout(60)
final class TimeZoneTest {
    private static final Map<String, ? extends Object> FIELDS =
            Map.of("gems", 50_000_000, "pets", List.of(), "timestamp", 1_704_067_200.0, "userId", 77);
    private static final String KNOWN = "7533f65a9d2ba4d611fca82469ffee7cdb41f2eba980cb1d19bf6da0c0187634";

    @Test
    @Covers("P-115")
    void signaturesAreJudgedAlikeInEveryTimeZone() {
        assertThat(TimeZone.getDefault().getID())
                .isEqualTo(
                        System.getProperty("astra.zone", TimeZone.getDefault().getID()));
        LegacySignature older = new LegacySignature(Secret.of("test-secret"));
        Instant signed = Instant.ofEpochSecond(1_704_067_200);
        assertThat(older.verify("/deposit/complete", FIELDS, KNOWN, signed.plusSeconds(300)))
                .isInstanceOf(SignatureOutcome.Valid.class);
        assertThat(older.verify("/deposit/complete", FIELDS, KNOWN, signed.plusSeconds(301)))
                .isInstanceOf(SignatureOutcome.TooOld.class);
        assertThat(older.verify("/deposit/complete", FIELDS, KNOWN, signed.minusSeconds(301)))
                .isInstanceOf(SignatureOutcome.TooNew.class);
    }

    @Test
    @Covers("P-115")
    void theServerTellsAndReadsTimesAlikeInEveryTimeZone() {
        try (VaultSite site = new VaultSite()) {
            site.deposit("1", "{\"items\":[{\"name\":\"Huge Cat\"}]}");
            assertThat(site.get("/v2/users/" + VaultSite.USER + "/history").body())
                    .contains("\"ended\":\"2026-01-01T00:00:00Z\"");
            RequestSigner late =
                    new RequestSigner(VaultSite.KEY, () -> site.time.instant().minusSeconds(301), new Random(3));
            assertThat(Web.send(site.signed(late, "GET", "/v2/items", "")).statusCode())
                    .isEqualTo(401);
        }
    }
}
