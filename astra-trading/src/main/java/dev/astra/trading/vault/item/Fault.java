package dev.astra.trading.vault.item;

import java.util.Locale;
import java.util.Objects;

/**
 * Immutable. The first rule that an offer or a wish breaks.
 *
 * @param kind the rule
 * @param subject the pet that it is about, as it was written, at most 100 characters; empty if it is about none. It may come
 *     from anybody
 * @param limit the number that was to be kept; 0 if there is none
 */
public record Fault(Kind kind, String subject, long limit) {
    private static final int LONGEST_SUBJECT = Item.LONGEST_BASE;

    /** A rule. */
    public enum Kind {
        /** Neither pets nor gems. */
        NOTHING_OFFERED,
        /** A name that cannot be a pet's. */
        UNREADABLE_NAME,
        /** A pet that the catalogue does not list. */
        UNSUPPORTED_PET,
        /** A quantity below one, or beyond what a trade can hold. */
        BAD_QUANTITY,
        /** More pets than a trade may have. */
        TOO_MANY_PETS,
        /** Less than no gems. */
        GEMS_NEGATIVE,
        /** Fewer gems than the least. */
        GEMS_BELOW_MINIMUM,
        /** More gems than the most. */
        GEMS_ABOVE_MAXIMUM,
        /** Gems that are no multiple of the block. */
        GEMS_NOT_IN_BLOCKS,
        /** The bot would hold more gems than it can. */
        BOT_GEMS_FULL,
        /** More of a pet than is owned and not reserved. */
        MORE_THAN_OWNED,
        /** More gems than are owned and not reserved. */
        MORE_GEMS_THAN_OWNED,
        /** More of a pet was handed out than was reserved for it. */
        MORE_THAN_RESERVED,
        /** More gems were handed out than were reserved for it. */
        MORE_GEMS_THAN_RESERVED
    }

    /** Cuts a long subject, and puts question marks for what is no plain text: anybody may have written it. */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        subject = plain(subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean whole = c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE;
            boolean shown = whole && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != '@';
            plain.appendCodePoint(shown ? c : '?');
        });
        return plain.toString();
    }

    /** About nothing in particular. */
    public static Fault of(Kind kind) {
        return new Fault(kind, "", 0);
    }

    /** About a number. */
    public static Fault of(Kind kind, long limit) {
        return new Fault(kind, "", limit);
    }

    /** About a pet. */
    public static Fault of(Kind kind, String subject) {
        return new Fault(kind, subject, 0);
    }

    /** What is wrong, as a sentence in English. */
    public String message() {
        return switch (kind) {
            case NOTHING_OFFERED -> "There are neither pets nor gems in the trade.";
            case UNREADABLE_NAME -> "\"" + subject + "\" is not the name of a pet.";
            case UNSUPPORTED_PET -> subject + " is not accepted: only Huge and Titanic pets are.";
            case BAD_QUANTITY -> "The quantity of " + subject + " must be from 1 to " + number() + ".";
            case TOO_MANY_PETS -> "A trade may have at most " + number() + " pets.";
            case GEMS_NEGATIVE -> "Gems must not be negative.";
            case GEMS_BELOW_MINIMUM -> "The least is " + number() + " gems.";
            case GEMS_ABOVE_MAXIMUM -> "The most is " + number() + " gems.";
            case GEMS_NOT_IN_BLOCKS -> "Gems must come in blocks of " + number() + ".";
            case BOT_GEMS_FULL -> "The bot is full: it can hold " + number() + " gems.";
            case MORE_THAN_OWNED -> "There are only " + number() + " of " + subject + " to have.";
            case MORE_GEMS_THAN_OWNED -> "There are only " + number() + " gems to have.";
            case MORE_THAN_RESERVED -> "Only " + number() + " of " + subject + " were reserved.";
            case MORE_GEMS_THAN_RESERVED -> "Only " + number() + " gems were reserved.";
        };
    }

    private String number() {
        return String.format(Locale.ROOT, "%,d", limit);
    }
}
