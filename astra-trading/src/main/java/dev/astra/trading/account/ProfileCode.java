package dev.astra.trading.account;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Immutable. What somebody puts into their profile to prove that it is theirs: 16 words of a list of 16, 64 bits of chance.
 * They are everyday words, so that the site's filter leaves them alone.
 *
 * @param text the words with single blanks between them
 */
public record ProfileCode(String text) {
    /** The words. */
    public static final List<String> WORDS = List.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "caramel",
            "fun",
            "files",
            "gate",
            "heart",
            "keep",
            "gravity",
            "farewell",
            "plastic");

    private static final int LENGTH = 16;

    /** Refuses anything but 16 of the words. */
    public ProfileCode {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != LENGTH || !WORDS.containsAll(words)) {
            throw new IllegalArgumentException(
                    "expected " + LENGTH + " words of the list, got a text of " + words.size() + " words");
        }
    }

    /**
     * Draws a code.
     *
     * @param random one that nobody can guess, for example {@code tx.random()}
     */
    public static ProfileCode draw(RandomGenerator random) {
        return new ProfileCode(IntStream.range(0, LENGTH)
                .mapToObj(each -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" ")));
    }

    /** Whether a profile's text contains it, whatever the case and the blanks and line ends between the words. */
    public boolean isIn(String profile) {
        return profile.replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT).contains(text);
    }

    /** Does not show the code. */
    @Override
    public String toString() {
        return "ProfileCode[****]";
    }
}
