package dev.astra.licensing.radar;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.MachineId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One license seen with one machine: bound to it, or refused it.
 *
 * @param license which license
 * @param machine which machine
 * @param since the first time
 * @param last when the newest binding began, or the newest refusal was
 * @param until when the newest binding ended, or the newest refusal of a machine that it never had; empty while the license is bound to the machine
 * @param bound how often it was bound to the machine
 * @param refused how often it was refused the machine because of the cooldown
 */
public record Sighting(
        BuyerId license,
        MachineId machine,
        Instant since,
        Instant last,
        Optional<Instant> until,
        long bound,
        long refused) {
    static final Table<Place, Sighting> SIGHTINGS = Table.of(
            "radar.sightings", Key.text(Place::text, Place::parse), Sighting::place, new RowCodec<Place, Sighting>() {
                @Override
                public void write(Sighting row, RowWriter out) {
                    out.instant("since", row.since())
                            .instant("last", row.last())
                            .instant("until", row.until().orElse(null))
                            .number("bound", row.bound())
                            .number("refused", row.refused());
                }

                @Override
                public Sighting read(Place place, RowReader in) {
                    return new Sighting(
                            place.license(),
                            place.machine(),
                            in.instant("since"),
                            in.instant("last"),
                            Optional.ofNullable(in.instantOrNull("until")),
                            in.number("bound"),
                            in.number("refused"));
                }
            });

    /** Refuses missing parts and counts below zero. */
    public Sighting {
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(until, "until");
        if (bound < 0 || refused < 0) {
            throw new IllegalArgumentException("expected counts >= 0, got " + bound + " and " + refused);
        }
    }

    /** Whether the license is bound to the machine. */
    public boolean present() {
        return until.isEmpty();
    }

    /** Whether the license was ever bound to the machine. */
    boolean wasBound() {
        return bound > 0;
    }

    /** Whether it still counts at a time. */
    boolean countsFrom(Instant time) {
        return until.map(end -> !end.isBefore(time)).orElse(true);
    }

    Sighting boundAt(Instant now) {
        return present() && wasBound()
                ? this
                : new Sighting(license, machine, since, now, Optional.empty(), bound + 1, refused);
    }

    Sighting leftAt(Instant now) {
        return present() ? new Sighting(license, machine, since, last, Optional.of(now), bound, refused) : this;
    }

    Sighting refusedAt(Instant now) {
        boolean had = wasBound();
        return new Sighting(
                license, machine, since, had ? last : now, had ? until : Optional.of(now), bound, refused + 1);
    }

    static Sighting none(BuyerId license, MachineId machine, Instant now) {
        return new Sighting(license, machine, now, now, Optional.of(now), 0, 0);
    }

    Place place() {
        return new Place(license, machine);
    }

    /**
     * The key.
     *
     * @param license which license
     * @param machine which machine
     */
    record Place(BuyerId license, MachineId machine) {
        String text() {
            return license.value() + " " + machine.value();
        }

        static Place parse(String text) {
            int blank = text.indexOf(' ');
            try {
                return new Place(
                        new BuyerId(Long.parseLong(text.substring(0, blank))),
                        new MachineId(text.substring(blank + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
                throw new CorruptDataException(
                        "expected a license and a machine as the key of a sighting, found a text of " + text.length()
                                + " characters",
                        wrong);
            }
        }
    }
}
