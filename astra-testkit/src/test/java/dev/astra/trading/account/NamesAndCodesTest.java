package dev.astra.trading.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.testkit.InMemoryProfileSource;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.PlayerId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class NamesAndCodesTest {
    private final VirtualTime time = new VirtualTime();
    private final ProfileSite site = new ProfileSite();
    private final InMemoryProfileSource source = new InMemoryProfileSource(site);
    private final CachedProfiles profiles = new CachedProfiles(source, time);

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
        return join(profiles.find(name)).fold(found -> found.value().name(), absent -> "absent", down -> "unavailable");
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    @Covers({"P-041", "P-043"})
    void aNameIsRememberedForADayInAnyCaseAndThenAskedForAgain() {
        PlayerId cat = site.add(11, "Cat_11").id();
        assertThat(find("cat_11")).isEqualTo("Cat_11");
        site.rename(cat, "Tiger");
        site.add(12, "cat_11");
        time.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(find("CAT_11")).isEqualTo("Cat_11");
        time.advance(Duration.ofMillis(1));
        assertThat(find("cat_11")).isEqualTo("cat_11");
        assertThat(profiles.hits()).isEqualTo(1);
        assertThat(profiles.misses()).isEqualTo(2);
    }

    @Test
    @Covers("P-042")
    void anAbsentNameIsRememberedForAMinuteAndAFailureNotAtAll() {
        source.failNext(1, Optional.empty());
        assertThat(find("cat_11")).isEqualTo("unavailable");
        assertThat(find("cat_11")).isEqualTo("absent");
        site.add(11, "Cat_11");
        time.advance(Duration.ofSeconds(59));
        assertThat(find("cat_11")).isEqualTo("absent");
        time.advance(Duration.ofSeconds(1));
        assertThat(find("cat_11")).isEqualTo("Cat_11");
        assertThat(profiles.failures()).isEqualTo(1);
    }

    @Test
    void aPictureIsRememberedForSixHours() {
        PlayerId cat = site.add(11, "Cat_11").id();
        join(profiles.avatar(cat));
        site.picture(cat, ProfileSite.Picture.BLOCKED);
        time.advance(Duration.ofHours(6).minusMillis(1));
        assertThat(join(profiles.avatar(cat))).isInstanceOf(Lookup.Found.class);
        time.advance(Duration.ofMillis(1));
        assertThat(join(profiles.avatar(cat))).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void whoeverAsksForWhatIsBeingAskedForGetsTheSameAnswer() {
        List<CompletableFuture<Lookup<Player>>> asked = new ArrayList<>();
        CachedProfiles slow = new CachedProfiles(
                new ProfileSource() {
                    @Override
                    public CompletionStage<Lookup<Player>> find(String name) {
                        asked.add(new CompletableFuture<>());
                        return asked.get(asked.size() - 1);
                    }

                    @Override
                    public CompletionStage<Lookup<String>> text(PlayerId player) {
                        throw new IllegalStateException("scripted to fail");
                    }

                    @Override
                    public CompletionStage<Lookup<URI>> avatar(PlayerId player) {
                        throw new IllegalStateException("scripted to fail");
                    }
                },
                time);
        CompletableFuture<Lookup<Player>> one = slow.find("cat").toCompletableFuture();
        CompletableFuture<Lookup<Player>> other = slow.find("CAT").toCompletableFuture();
        assertThat(asked).hasSize(1);
        asked.get(0).complete(new Lookup.Absent<>());
        assertThat(one.join()).isEqualTo(other.join()).isEqualTo(new Lookup.Absent<>());
        assertThat(slow.avatar(new PlayerId(1)).toCompletableFuture())
                .as("a source that breaks its contract leaves nobody waiting")
                .isCompletedExceptionally();
        assertThat(slow.hits()).isEqualTo(1);
    }

    @Test
    void aClockThatWasSetBackKeepsNoNameLongerThanItShould() {
        assertThat(find("cat_11")).isEqualTo("absent");
        time.jumpClock(Duration.ofDays(-3));
        site.add(11, "Cat_11");
        assertThat(find("cat_11")).isEqualTo("Cat_11");
    }
}
