package dev.astra.licensing.radar;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UserId;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.radar.Collision.Buyer;
import dev.astra.licensing.radar.Collision.Machine;
import dev.astra.licensing.radar.Collision.Subject;

/**
 * Immutable. A subject with the score that it had when something last happened to it.
 *
 * @param subject what looked shared
 * @param score then; positive
 */
record Suspicion(Subject subject, int score) {
    private static final String MACHINE = "machine:";
    private static final String BUYER = "buyer:";

    static final Table<Subject, Suspicion> SUSPICIONS = Table.of(
            "radar.suspicions",
            Key.text(Suspicion::text, Suspicion::parse),
            Suspicion::subject,
            new RowCodec<Subject, Suspicion>() {
                @Override
                public void write(Suspicion row, RowWriter out) {
                    out.number("score", row.score());
                }

                @Override
                public Suspicion read(Subject subject, RowReader in) {
                    return new Suspicion(subject, Math.toIntExact(in.number("score")));
                }
            });

    /** The highest score first. */
    static final Index<Integer, Subject, Suspicion> BY_SCORE =
            Index.sorted(SUSPICIONS, "score", suspicion -> -suspicion.score());

    private static String text(Subject subject) {
        return subject.fold(machine -> MACHINE + machine.id().value(), buyer -> BUYER + buyer.user());
    }

    private static Subject parse(String text) {
        try {
            return text.startsWith(MACHINE)
                    ? new Machine(new MachineId(text.substring(MACHINE.length())))
                    : new Buyer(UserId.parse(text.substring(BUYER.length())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new CorruptDataException(
                    "expected a machine or a buyer as the key of a suspicion, found a text of " + text.length()
                            + " characters",
                    wrong);
        }
    }
}
