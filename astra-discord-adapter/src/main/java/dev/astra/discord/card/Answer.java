package dev.astra.discord.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Immutable. What a person gets back: one card or several, for them or for everybody.
 *
 * @param cards in their order; 1 to 20
 * @param visibility who sees it
 */
public record Answer(List<Card> cards, Visibility visibility) {
    /** The most components of a message. */
    public static final int MAX_COMPONENTS = 40;

    private static final int MAX_CARDS = 20;

    /** Refuses none and too many. */
    public Answer {
        cards = List.copyOf(cards);
        Objects.requireNonNull(visibility, "visibility");
        if (cards.isEmpty() || cards.size() > MAX_CARDS) {
            throw new IllegalArgumentException("an answer must have 1 to " + MAX_CARDS + " cards, got " + cards.size());
        }
        Card.requireDistinct(
                cards.stream().flatMap(card -> card.controls().stream()).toList());
    }

    /** An answer for the person who asked. */
    public static Answer of(Card... cards) {
        return new Answer(List.of(cards), Visibility.PRIVATE);
    }

    /** A short answer for the person who asked: one section, without a title. */
    public static Answer of(Accent accent, String markup) {
        return of(Card.of(accent, "").text(markup).build());
    }

    /** The same answer, seen by others. */
    public Answer with(Visibility seen) {
        return new Answer(cards, seen);
    }

    /** The cards as messages: as few as Discord's limits of text and components allow. */
    public List<List<Card>> messages() {
        List<List<Card>> messages = new ArrayList<>();
        List<Card> open = new ArrayList<>();
        int text = 0;
        int components = 0;
        for (Card card : cards) {
            if (!open.isEmpty()
                    && (text + card.length() > Card.MAX_TEXT || components + card.components() > MAX_COMPONENTS)) {
                messages.add(List.copyOf(open));
                open.clear();
                text = 0;
                components = 0;
            }
            open.add(card);
            text += card.length();
            components += card.components();
        }
        messages.add(List.copyOf(open));
        return List.copyOf(messages);
    }

    /** All texts, one under the other. */
    public String text() {
        return String.join("\n", cards.stream().map(Card::text).toList());
    }
}
