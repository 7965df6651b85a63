package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.gateway.PlayerId;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What holds for every {@link ProfileSource}. Clauses are named by their number there. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface ProfileSourceContract {
    /** A source that reads this site. */
    ProfileSource sourceOf(ProfileSite site);

    /** Breaks so many look-ups, in whatever way the source has. */
    void breakNext(int lookups);

    /** Waits for an answer, and lets time pass meanwhile if that is virtual. */
    <T> Lookup<T> await(CompletionStage<Lookup<T>> answer);

    /** An account is found by its name in any case, and is spelled as the site spells it. */
    @Test
    default void findsAnAccountByItsNameInAnyCase() {
        ProfileSite site = new ProfileSite();
        Player cat = site.add(11, "Cat_11");
        site.add(12, "Cat_111");
        ProfileSource source = sourceOf(site);
        assertThat(await(source.find("cAT_11"))).isEqualTo(new Lookup.Found<>(cat));
        assertThat(await(source.find("Cat_1"))).isEqualTo(new Lookup.Absent<>());
    }

    /** An earlier name finds the account under its present one; a name that somebody took finds who has it. */
    @Test
    default void findsAnAccountByAnEarlierName() {
        ProfileSite site = new ProfileSite();
        Player cat = site.add(11, "Cat_11");
        Player tiger = site.rename(cat.id(), "Tiger");
        ProfileSource source = sourceOf(site);
        assertThat(await(source.find("cat_11"))).isEqualTo(new Lookup.Found<>(tiger));
        Player other = site.add(12, "Cat_11");
        assertThat(await(source.find("cat_11"))).isEqualTo(new Lookup.Found<>(other));
    }

    /** Texts come as they were written, empty ones too. */
    @Test
    default void readsTexts() {
        ProfileSite site = new ProfileSite();
        PlayerId cat = site.add(11, "Cat_11").id();
        ProfileSource source = sourceOf(site);
        assertThat(await(source.text(cat))).isEqualTo(new Lookup.Found<>(""));
        String text = "hello \"you\"\n\u00e9\ud83d\ude00 \\ </script>";
        site.write(cat, text);
        assertThat(await(source.text(cat))).isEqualTo(new Lookup.Found<>(text));
        assertThat(await(source.text(new PlayerId(99)))).isEqualTo(new Lookup.Absent<>());
    }

    /** Clause 4: each call asks the site. */
    @Test
    default void keepsNothing() {
        ProfileSite site = new ProfileSite();
        PlayerId cat = site.add(11, "Cat_11").id();
        ProfileSource source = sourceOf(site);
        await(source.text(cat));
        site.write(cat, "changed");
        assertThat(await(source.text(cat))).isEqualTo(new Lookup.Found<>("changed"));
        await(source.find("Cat_11"));
        site.remove(cat);
        assertThat(await(source.find("Cat_11"))).isEqualTo(new Lookup.Absent<>());
    }

    /** A picture that is there is an https address; one that the site does not show, or not soon, is absent. */
    @Test
    default void findsPictures() {
        ProfileSite site = new ProfileSite();
        PlayerId cat = site.add(11, "Cat_11").id();
        ProfileSource source = sourceOf(site);
        assertThat(await(source.avatar(cat))).isEqualTo(new Lookup.Found<>(ProfileSite.pictureOf(cat)));
        for (ProfileSite.Picture other :
                new ProfileSite.Picture[] {ProfileSite.Picture.BLOCKED, ProfileSite.Picture.PENDING}) {
            site.picture(cat, other);
            assertThat(await(source.avatar(cat))).isEqualTo(new Lookup.Absent<>());
        }
        assertThat(await(source.avatar(new PlayerId(99)))).isEqualTo(new Lookup.Absent<>());
    }

    /** Clause 2 and 3: what fails is unavailable, never absent, and passes. */
    @Test
    default void aFailureIsNotAbsence() {
        ProfileSite site = new ProfileSite();
        Player cat = site.add(11, "Cat_11");
        ProfileSource source = sourceOf(site);
        breakNext(1);
        assertThat(await(source.find("Cat_11"))).isInstanceOf(Lookup.Unavailable.class);
        breakNext(1);
        assertThat(await(source.text(cat.id()))).isInstanceOf(Lookup.Unavailable.class);
        breakNext(1);
        assertThat(await(source.avatar(cat.id()))).isInstanceOf(Lookup.Unavailable.class);
        assertThat(await(source.find("Cat_11"))).isEqualTo(new Lookup.Found<>(cat));
    }
}
