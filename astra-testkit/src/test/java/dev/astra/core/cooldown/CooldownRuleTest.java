package dev.astra.core.cooldown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

final class CooldownRuleTest {
    private static final Instant LAST = Instant.parse("2026-03-01T12:00:00Z");
    private final CooldownRule rule = CooldownRule.STANDARD;

    private static CooldownOutcome judge(CooldownRule rule, Instant last, Instant now) {
        return rule.judge(Optional.of(last), now);
    }

    private static boolean allowed(CooldownOutcome outcome) {
        return outcome.fold(yes -> true, no -> false);
    }

    @Test
    void theFirstChangeIsAlwaysAllowed() {
        assertThat(rule.judge(Optional.empty(), LAST)).isEqualTo(new CooldownOutcome.Allowed());
    }

    @Test
    @Covers("A-094")
    void refusesOneSecondBeforeTheEndWithTheInstantAtWhichItOpens() {
        assertThat(judge(rule, LAST, LAST.plus(Duration.ofDays(5)).minusSeconds(1)))
                .isEqualTo(
                        new CooldownOutcome.RefusedUntil(Instant.parse("2026-03-06T12:00:00Z"), Duration.ofSeconds(1)));
    }

    @Test
    @Covers("A-095")
    void allowsAtExactly120Hours() {
        assertThat(judge(rule, LAST, LAST.plus(Duration.ofDays(5)))).isEqualTo(new CooldownOutcome.Allowed());
    }

    @Test
    @Covers("A-102")
    void theDefaultIsFiveDaysAndAnyOtherCanBeChosen() {
        assertThat(CooldownRule.STANDARD.cooldown()).isEqualTo(Duration.ofDays(5));
        CooldownRule twoDays = new CooldownRule(Duration.ofDays(2));
        assertThat(allowed(judge(twoDays, LAST, LAST.plus(Duration.ofDays(2)).minusSeconds(1))))
                .isFalse();
        assertThat(allowed(judge(twoDays, LAST, LAST.plus(Duration.ofDays(2))))).isTrue();
        assertThat(allowed(judge(new CooldownRule(Duration.ZERO), LAST, LAST))).isTrue();
        assertThatThrownBy(() -> new CooldownRule(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cooldown must be >= 0, got PT-1S");
    }

    @Test
    @Covers("A-097")
    void aClockThatWasSetBackRefusesUntilOneCooldownAfterTheLastChange() {
        Instant setBack = LAST.minus(Duration.ofDays(30));
        assertThat(judge(rule, LAST, setBack))
                .isEqualTo(new CooldownOutcome.RefusedUntil(LAST.plus(Duration.ofDays(5)), Duration.ofDays(35)));
    }

    @Test
    @Covers("A-097")
    void neitherTimeZoneNorDaylightSavingMovesTheEnd() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant before =
                LocalDateTime.parse("2026-03-27T12:00:00").atZone(berlin).toInstant();
        Instant sameWallTime =
                LocalDateTime.parse("2026-04-01T12:00:00").atZone(berlin).toInstant();
        TimeZone here = TimeZone.getDefault();
        try {
            for (String zone : List.of("Europe/Berlin", "Pacific/Apia", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(judge(rule, before, sameWallTime))
                        .isEqualTo(
                                new CooldownOutcome.RefusedUntil(before.plus(Duration.ofDays(5)), Duration.ofHours(1)));
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void farAwayInstantsDoNotOverflow() {
        assertThat(allowed(judge(rule, Instant.MAX, LAST))).isFalse();
        assertThat(allowed(judge(rule, Instant.MIN, Instant.MAX))).isTrue();
        assertThat(allowed(judge(new CooldownRule(Duration.ofSeconds(Long.MAX_VALUE)), LAST, LAST)))
                .isFalse();
    }

    @Test
    void theInstantItNamesIsTheFirstAtWhichTheAnswerIsYes() {
        Cases.run(1_000, random -> {
            CooldownRule any = new CooldownRule(Duration.ofMillis(random.nextInt(1_000_000_000)));
            Instant now = LAST.plusMillis(random.nextInt(2_000_000_000) - 1_000_000_000);
            if (judge(any, LAST, now) instanceof CooldownOutcome.RefusedUntil refused) {
                assertThat(refused.opensAt()).isEqualTo(now.plus(refused.remaining()));
                assertThat(allowed(judge(any, LAST, refused.opensAt()))).isTrue();
                assertThat(allowed(judge(any, LAST, refused.opensAt().minusNanos(1))))
                        .isFalse();
            }
        });
    }

    @Test
    @Covers("A-096")
    void noOrderOfAttemptsYieldsMoreThanOneChangePerWindowAndRefusalsCostNothing() {
        Cases.run(500, random -> {
            CooldownRule any = new CooldownRule(Duration.ofSeconds(1 + random.nextInt(10_000)));
            List<Instant> accepted = new ArrayList<>();
            Instant now = LAST;
            for (int attempt = 0; attempt < 200; attempt++) {
                now = now.plusSeconds(random.nextInt(4_000) - 500);
                Optional<Instant> last =
                        accepted.isEmpty() ? Optional.empty() : Optional.of(accepted.get(accepted.size() - 1));
                boolean due =
                        last.isEmpty() || Duration.between(last.get(), now).compareTo(any.cooldown()) >= 0;
                assertThat(allowed(any.judge(last, now))).isEqualTo(due);
                if (due) {
                    accepted.add(now);
                }
            }
            for (int i = 1; i < accepted.size(); i++) {
                assertThat(Duration.between(accepted.get(i - 1), accepted.get(i)))
                        .isGreaterThanOrEqualTo(any.cooldown());
            }
        });
    }
}
