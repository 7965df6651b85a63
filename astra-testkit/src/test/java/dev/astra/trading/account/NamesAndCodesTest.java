package dev.astra.trading.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.PlayerId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesAndCodesTest {
    private static final Player CAT = new Player(new PlayerId(11), "Cat_11");

    private final VirtualTime time = new VirtualTime();
    private final Deque<Lookup<Player>> answers = new ArrayDeque<>();
    private final CachedPlayers players = new CachedPlayers(
            new ProfileSource() {
                @Override
                public Lookup<Player> find(String name) {
                    return answers.remove();
                }

                @Override
                public Lookup<String> text(PlayerId player) {
                    return new Lookup.Absent<>();
                }
            },
            time);

    @Test
    @Covers({"P-010", "P-011"})
    void namesHave3To20Characters() {
        assertThat(NameFault.of("ab")).contains(NameFault.TOO_SHORT);
        assertThat(NameFault.of("abc")).isEmpty();
        assertThat(NameFault.of("a".repeat(20))).isEmpty();
        assertThat(NameFault.of("a".repeat(21))).contains(NameFault.TOO_LONG);
    }

    @Test
    @Covers({"P-012", "P-013"})
    void namesAreAsciiWithOneUnderscoreInside() {
        for (String name : List.of("ab c", "caf\u00e9", "\uff41bcd", "ab\u0661", "a-b", "a\ud83d\ude00b")) {
            assertThat(NameFault.of(name)).contains(NameFault.INVALID_CHARACTER);
        }
        assertThat(NameFault.of("_abc")).contains(NameFault.LEADING_UNDERSCORE);
        assertThat(NameFault.of("abc_")).contains(NameFault.TRAILING_UNDERSCORE);
        assertThat(NameFault.of("a_b_c")).contains(NameFault.TWO_UNDERSCORES);
    }

    @Test
    @Covers("P-014")
    void theFirstBrokenRuleDecides() {
        assertThat(NameFault.of("_!")).contains(NameFault.TOO_SHORT);
        assertThat(NameFault.of("_!_")).contains(NameFault.INVALID_CHARACTER);
        assertThat(NameFault.of("_a_")).contains(NameFault.LEADING_UNDERSCORE);
        assertThat(NameFault.of("a_b_")).contains(NameFault.TRAILING_UNDERSCORE);
    }

    @Test
    @Covers({"P-020", "P-021"})
    void codesAre16WordsDrawnEvenly() {
        Random random = new Random(7);
        int[] seen = new int[16];
        int codes = 100_000;
        for (int i = 0; i < codes; i++) {
            String[] words = ProfileCode.draw(random).text().split(" ", -1);
            assertThat(words.length).isEqualTo(16);
            for (String word : words) {
                seen[ProfileCode.WORDS.indexOf(word)]++;
            }
        }
        double chi = 0;
        for (int count : seen) {
            chi += Math.pow(count - codes, 2) / codes;
        }
        assertThat(chi).as("chi-square with 15 degrees of freedom").isLessThan(45);
    }

    @Test
    @Covers({"P-027", "P-028"})
    void aCodeIsFoundInALongerTextWhateverItsBlanksAndCase() {
        ProfileCode code = ProfileCode.draw(new Random(7));
        assertThat(code.isIn("hi " + code.text() + ", that is me")).isTrue();
        assertThat(code.isIn(code.text().replace(" ", " \r\n\t\u00a0").toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(code.isIn(code.text().substring(1))).isFalse();
        assertThat(code.isIn("")).isFalse();
    }

    private String find(String name) {
        return players.find(name).fold(found -> found.value().name(), absent -> "absent", down -> "unavailable");
    }

    @Test
    @Covers({"P-041", "P-043"})
    void aNameIsRememberedForADayInAnyCaseAndThenAskedForAgain() {
        answers.add(new Lookup.Found<>(CAT));
        assertThat(find("cat_11")).isEqualTo("Cat_11");
        time.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(find("CAT_11")).isEqualTo("Cat_11");
        answers.add(new Lookup.Found<>(new Player(new PlayerId(12), "cat_11")));
        time.advance(Duration.ofMillis(1));
        assertThat(find("cat_11")).isEqualTo("cat_11");
        assertThat(players.hits()).isEqualTo(1);
        assertThat(players.misses()).isEqualTo(2);
    }

    @Test
    @Covers("P-042")
    void anAbsentNameIsRememberedForAMinuteAndAFailureNotAtAll() {
        answers.add(new Lookup.Unavailable<>(Optional.empty()));
        answers.add(new Lookup.Absent<>());
        assertThat(find("cat_11")).isEqualTo("unavailable");
        assertThat(find("cat_11")).isEqualTo("absent");
        time.advance(Duration.ofSeconds(59));
        assertThat(find("cat_11")).isEqualTo("absent");
        answers.add(new Lookup.Found<>(CAT));
        time.advance(Duration.ofSeconds(1));
        assertThat(find("cat_11")).isEqualTo("Cat_11");
    }

    @Test
    void aClockThatWasSetBackKeepsNoNameLongerThanItShould() {
        answers.add(new Lookup.Absent<>());
        assertThat(find("cat_11")).isEqualTo("absent");
        time.jumpClock(Duration.ofDays(-3));
        answers.add(new Lookup.Found<>(CAT));
        assertThat(find("cat_11")).isEqualTo("Cat_11");
    }
}
