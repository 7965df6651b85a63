package dev.astra.licensing.radar;

import dev.astra.licensing.radar.Collision.Kind;
import dev.astra.licensing.radar.Collision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Immutable. How much some sightings look like sharing, as a whole number with its reasons. Sightings that ended before the
 * window do not count; what is bound now counts however long it has been.
 *
 * @param window how far back sightings count; positive
 */
public record CollisionRule(Duration window) {
    /** The highest score. */
    public static final int MOST_POINTS = 100;

    /** Machines that a license may have within the window before they count. */
    public static final int FREE_MACHINES = 3;

    /** Looks back 90 days. */
    public static final CollisionRule STANDARD = new CollisionRule(Duration.ofDays(90));

    /** Refuses a window that is not positive. */
    public CollisionRule {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be > 0, got " + window);
        }
    }

    /** The first instant that counts. */
    Instant from(Instant now) {
        return Duration.between(Instant.EPOCH, now).compareTo(window) > 0 ? now.minus(window) : Instant.EPOCH;
    }

    /**
     * Judges one machine.
     *
     * @param sightings of the machine
     * @param buyer whose a sighting is; equal for the licenses of one buyer
     * @param now the present
     * @return the reasons, the heaviest first; empty if nothing looks shared
     */
    List<Reason> ofMachine(Collection<Sighting> sightings, Function<Sighting, ?> buyer, Instant now) {
        Set<Object> having = new HashSet<>();
        Set<Object> trying = new HashSet<>();
        List<Sighting> spans = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (sighting.countsFrom(from(now))) {
                (sighting.wasBound() ? having : trying).add(buyer.apply(sighting));
                if (sighting.wasBound()) {
                    spans.add(sighting);
                }
            }
        }
        trying.removeAll(having);
        int together = mostAtOnce(spans, buyer);
        int tried = having.isEmpty() ? trying.size() - 1 : trying.size();
        return reasons(
                new Reason(Kind.AT_THE_SAME_TIME, atLeastNone(together - 1)),
                new Reason(Kind.ONE_AFTER_ANOTHER, having.size() - together),
                new Reason(Kind.TRIED, atLeastNone(tried)));
    }

    /**
     * Judges one buyer.
     *
     * @param sightings of all their licenses
     * @param licenses how many licenses they have
     * @param now the present
     * @return the reasons, the heaviest first; empty if nothing looks shared
     */
    List<Reason> ofBuyer(Collection<Sighting> sightings, int licenses, Instant now) {
        Set<Object> machines = new HashSet<>();
        Set<Object> refused = new HashSet<>();
        long back = 0;
        for (Sighting sighting : sightings) {
            if (sighting.countsFrom(from(now))) {
                (sighting.wasBound() ? machines : refused).add(sighting.machine());
                back += Math.max(0, sighting.bound() - 1);
            }
        }
        refused.removeAll(machines);
        return reasons(
                new Reason(Kind.MANY_MACHINES, atLeastNone(machines.size() - FREE_MACHINES * Math.max(1, licenses))),
                new Reason(Kind.WENT_BACK, (int) Math.min(MOST_POINTS, back)),
                new Reason(Kind.REFUSED_MACHINE, refused.size()));
    }

    /** The score of some reasons. */
    static int score(List<Reason> reasons) {
        return Math.min(MOST_POINTS, reasons.stream().mapToInt(Reason::points).sum());
    }

    /** How many buyers had it at one moment. Who leaves at the moment at which another comes was not there together. */
    private static int mostAtOnce(List<Sighting> spans, Function<Sighting, ?> buyer) {
        int most = 0;
        for (Sighting coming : spans) {
            Set<Object> there = new HashSet<>();
            there.add(buyer.apply(coming));
            spans.stream().filter(span -> has(span, coming.last())).forEach(span -> there.add(buyer.apply(span)));
            most = Math.max(most, there.size());
        }
        return most;
    }

    private static boolean has(Sighting span, Instant moment) {
        return !span.last().isAfter(moment)
                && span.until().map(moment::isBefore).orElse(true);
    }

    private static int atLeastNone(int count) {
        return Math.max(0, count);
    }

    private static List<Reason> reasons(Reason... all) {
        return Stream.of(all)
                .filter(reason -> reason.count() > 0)
                .sorted(Comparator.comparingInt(Reason::points).reversed())
                .toList();
    }
}
