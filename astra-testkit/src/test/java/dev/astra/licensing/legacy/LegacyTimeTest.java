package dev.astra.licensing.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant instant(String text) {
        return LegacyTime.instant(LegacyTime.local(text).orElseThrow(), BERLIN);
    }

    @Test
    @Covers("A-097")
    void localTimesAreReadInTheirZoneAlsoAroundDaylightSaving() {
        assertThat(instant("20250301_133700")).isEqualTo("2025-03-01T12:37:00Z");
        assertThat(instant("20250701_133700")).isEqualTo("2025-07-01T11:37:00Z");
    }

    @Test
    void aTimeThatCameTwiceIsTheLaterOne() {
        assertThat(instant("20251026_023000")).isEqualTo("2025-10-26T01:30:00Z");
        assertThat(instant("20251026_015959")).isEqualTo("2025-10-25T23:59:59Z");
        assertThat(instant("20251026_030000")).isEqualTo("2025-10-26T02:00:00Z");
    }

    @Test
    void aTimeThatNeverCameIsBehindTheGap() {
        assertThat(instant("20250330_023000")).isEqualTo("2025-03-30T01:30:00Z");
        assertThat(instant("20250330_020000")).isEqualTo("2025-03-30T01:00:00Z");
    }

    @Test
    void whatIsNoTimeIsNone() {
        for (String text : List.of(
                "",
                "20250301",
                "20250229_000000",
                "20251301_000000",
                "20250301_240000",
                "20250301_236060",
                "00000101_000000",
                "2025-301_000000",
                "120250301_00000",
                "\u0662\u0660250301_000000")) {
            assertThat(LegacyTime.local(text)).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Instant at = Instant.parse("2025-07-01T11:37:00.75Z");
        assertThat(LegacyTime.text(at, BERLIN)).isEqualTo("20250701_133700");
        assertThat(instant(LegacyTime.text(at, BERLIN))).isEqualTo("2025-07-01T11:37:00Z");
    }
}
