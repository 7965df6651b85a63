package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxMessage;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Tx;
import dev.astra.discord.guild.ChannelLine;
import dev.astra.discord.text.Markup;

/** What leaves for the server: who is to be looked at, lines for the log, alerts for staff. */
final class Outgoing {
    static final String ROLE = "discord.role";
    static final String LOG = "discord.log";
    static final String ALERT = "discord.alert";

    /** How many lines wait at most for a channel that cannot be written. */
    static final int MOST_LINES = 5_000;

    private static final int MOST_GUESS_ALERTS = 100;
    private static final Sequence LINES = new Sequence("discord.lines");
    private static final Sequence GUESSES = new Sequence("discord.guess-alerts");

    private Outgoing() {}

    /** That the role of a person is to be brought in line with what they own by then. */
    static void role(Tx tx, UserId user) {
        tx.send(new OutboxMessage(ROLE, "discord.role:" + user, "role:" + user, user.toString()));
    }

    /** A line for the log channel. If too many wait, it takes the place of the oldest, which is counted. */
    static void line(Tx tx, String text) {
        long number = tx.next(LINES);
        String key = "line:" + number % MOST_LINES;
        if (Outbox.find(tx, LOG, key).isPresent()) {
            DroppedLines.count(tx, number);
        }
        tx.send(new OutboxMessage(LOG, LOG, key, cut(text)));
    }

    /** An alert about somebody who tries orders; if very many wait, it takes the place of an older one. */
    static void guessAlert(Tx tx, String text) {
        alert(tx, "guessing:" + tx.next(GUESSES) % MOST_GUESS_ALERTS, text);
    }

    /** An alert; one that still waits and is about the same is replaced. */
    static void alert(Tx tx, String about, String text) {
        tx.send(new OutboxMessage(ALERT, ALERT, about, cut(text)));
    }

    /** Takes a person out of the lines that still wait. */
    static void forget(Tx tx, UserId user, String instead) {
        String name = Markup.mention(user);
        Outbox.waiting(tx)
                .map(delivery -> delivery.message())
                .filter(message ->
                        message.topic().equals(LOG) || message.topic().equals(ALERT))
                .filter(message -> message.payload().contains(name))
                .toList()
                .forEach(
                        message -> tx.send(new OutboxMessage(message.topic(), message.lane(), message.key(), instead)));
    }

    private static String cut(String text) {
        return Markup.cut(text, ChannelLine.MAX_TEXT);
    }
}
