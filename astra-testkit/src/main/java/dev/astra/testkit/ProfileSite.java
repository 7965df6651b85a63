package dev.astra.testkit;

import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Thread-safe. The accounts that a site knows: names that can change and are found under the old one too, the texts of their
 * owners, pictures that are drawn late or not at all. It speaks no protocol: {@link FakeRoblox} and {@link
 * InMemoryProfileSource} do.
 */
public final class ProfileSite {
    private final Map<PlayerId, Profile> profiles = new TreeMap<>();

    /** A site without accounts. */
    public ProfileSite() {
        // nothing yet
    }

    /** How a picture stands. */
    public enum Picture {
        /** There. */
        COMPLETED,
        /** Being drawn. */
        PENDING,
        /** Not shown. */
        BLOCKED
    }

    private static final class Profile {
        private Player player;
        private final List<String> earlier = new ArrayList<>();
        private String text = "";
        private boolean banned;
        private Picture picture = Picture.COMPLETED;
        private int looksUntilDrawn;

        Profile(Player player) {
            this.player = player;
        }

        boolean isCalled(String name) {
            return player.name().equalsIgnoreCase(name) || earlier.stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    /** A new account. */
    public synchronized Player add(long id, String name) {
        Player player = new Player(new PlayerId(id), name);
        profiles.put(player.id(), new Profile(player));
        return player;
    }

    /** Gives an account another name; it is found under the old one too, until somebody else takes that. */
    public synchronized Player rename(PlayerId id, String name) {
        Profile profile = known(id);
        profile.earlier.add(profile.player.name());
        profile.player = new Player(id, name);
        return profile.player;
    }

    /** Writes the text of an account. */
    public synchronized void write(PlayerId id, String text) {
        known(id).text = text;
    }

    /** Bans an account. */
    public synchronized void ban(PlayerId id) {
        known(id).banned = true;
    }

    /** Takes an account away altogether. */
    public synchronized void remove(PlayerId id) {
        profiles.remove(id);
    }

    /** Sets how the picture of an account stands, for good. */
    public synchronized void picture(PlayerId id, Picture state) {
        known(id).picture = state;
    }

    /** Has the picture of an account be pending for the next looks, and then there. */
    public synchronized void drawAfter(PlayerId id, int looks) {
        known(id).looksUntilDrawn = looks;
    }

    /** The account that has a name, else one that had it; banned ones too unless told otherwise. */
    public synchronized Optional<Player> find(String name, boolean withBanned) {
        return profiles.values().stream()
                .filter(profile -> profile.isCalled(name) && (withBanned || !profile.banned))
                .map(profile -> profile.player)
                .min((one, other) -> Boolean.compare(
                        other.name().equalsIgnoreCase(name), one.name().equalsIgnoreCase(name)));
    }

    /** The account of a number. */
    public synchronized Optional<Player> player(PlayerId id) {
        return Optional.ofNullable(profiles.get(id)).map(profile -> profile.player);
    }

    /** The text of an account. */
    public synchronized Optional<String> text(PlayerId id) {
        return Optional.ofNullable(profiles.get(id)).map(profile -> profile.text);
    }

    /** Whether an account is banned. */
    public synchronized boolean isBanned(PlayerId id) {
        Profile profile = profiles.get(id);
        return profile != null && profile.banned;
    }

    /** A look at a picture: how it stands; empty if there is no such account. */
    public synchronized Optional<Picture> look(PlayerId id) {
        Profile profile = profiles.get(id);
        if (profile != null && profile.looksUntilDrawn > 0) {
            profile.looksUntilDrawn--;
            return Optional.of(Picture.PENDING);
        }
        return Optional.ofNullable(profile).map(known -> known.picture);
    }

    /** Where the picture of an account is, once it is there. */
    public static URI pictureOf(PlayerId id) {
        return URI.create("https://pictures.example.test/" + id + "/420/420/AvatarHeadshot/Png");
    }

    private Profile known(PlayerId id) {
        Profile profile = profiles.get(id);
        if (profile == null) {
            throw new NoSuchElementException("expected an account that was added, got " + id);
        }
        return profile;
    }
}
