package dev.astra.licensing.radar;

import dev.astra.core.UserId;
import dev.astra.core.store.Index;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BindRequest;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimOutcome;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.LicensingListener;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.radar.Collision.Buyer;
import dev.astra.licensing.radar.Collision.Machine;
import dev.astra.licensing.radar.Collision.Reason;
import dev.astra.licensing.radar.Collision.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Thread-safe, without state of its own. Notes which license was seen with which machine, in the transaction of each
 * decision, and scores what looks shared: one machine under several buyers, one buyer on many machines. It only tells: no
 * decision of the licensing depends on it.
 *
 * <pre>{@code
 * Radar radar = new Radar();
 * Store store = Store.open(journal, AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, Radar.TABLES);
 * Licensing licensing = Licensing.builder(store).listener(radar).build();
 * List<Collision> worst = store.read(view -> radar.collisions(view, now).limit(20).toList());
 * }</pre>
 *
 * <p>A decision costs a few look-ups by index, however many licenses there are. Of each license the newest
 * {@value #MOST_MACHINES} machines are kept, and of a machine at most {@value #MOST_SIGHTINGS} sightings are looked at:
 * the score is at its highest long before.
 */
public final class Radar implements LicensingListener {
    /** How many machines are kept of a license. */
    public static final int MOST_MACHINES = 64;

    /** How many sightings of one machine, and how many licenses of one buyer, are looked at. */
    public static final int MOST_SIGHTINGS = 64;

    private static final Index<BuyerId, Sighting.Place, Sighting> BY_LICENSE =
            Index.hash(Sighting.SIGHTINGS, "license", Sighting::license);
    private static final Index<Spot, Sighting.Place, Sighting> BY_MACHINE = Index.sorted(
            Sighting.SIGHTINGS,
            "machine",
            sighting -> new Spot(sighting.machine().value(), sighting.until().orElse(Instant.MAX)));

    /** The tables of the radar. */
    public static final Schema TABLES =
            Schema.of(Sighting.SIGHTINGS, Suspicion.SUSPICIONS).with(BY_LICENSE, BY_MACHINE, Suspicion.BY_SCORE);

    private final CollisionRule rule;

    /** Looks back as far as {@link CollisionRule#STANDARD}. */
    public Radar() {
        this(CollisionRule.STANDARD);
    }

    /**
     * Judges by a rule.
     *
     * @param rule how far back to look
     */
    public Radar(CollisionRule rule) {
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /** A machine and the end of a sighting; {@link Instant#MAX} while it lasts. */
    private record Spot(String machine, Instant until) implements Comparable<Spot> {
        private static final Comparator<Spot> ORDER =
                Comparator.comparing(Spot::machine).thenComparing(Spot::until);

        @Override
        public int compareTo(Spot other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What looks shared, the highest score first; made as it is asked for. The order is that of the scores when something
     * last happened; each score is the one of now, and what no longer looks shared is left out.
     *
     * @param now the present
     */
    public Stream<Collision> collisions(View view, Instant now) {
        return view.index(Suspicion.BY_SCORE)
                .ascending()
                .map(suspicion -> judge(view, suspicion.subject(), now))
                .filter(collision -> collision.score() > 0);
    }

    /**
     * How one machine or one buyer looks now. A machine that several licenses of one person have is not shared.
     *
     * @param now the present
     * @return with a score of 0 if nothing looks shared
     */
    public Collision judge(View view, Subject subject, Instant now) {
        List<Sighting> sightings =
                subject.fold(machine -> ofMachine(view, machine.id(), now), buyer -> ofBuyer(view, buyer.user()));
        List<Reason> reasons = subject.fold(
                machine -> rule.ofMachine(sightings, sighting -> buyer(view, sighting.license()), now),
                buyer -> rule.ofBuyer(sightings, licenses(view, buyer.user()).size(), now));
        List<BuyerId> licenses = sightings.stream()
                .filter(sighting -> sighting.countsFrom(rule.from(now)))
                .map(Sighting::license)
                .distinct()
                .sorted()
                .toList();
        return new Collision(subject, CollisionRule.score(reasons), reasons, licenses);
    }

    /** The machines that a license was seen with, in no particular order. */
    public static List<Sighting> sightings(View view, BuyerId license) {
        return view.index(BY_LICENSE).all(license).toList();
    }

    @Override
    public void heard(Tx tx, LicensingEvent event) {
        if (event instanceof LicensingEvent.Claim claim && claim.outcome() instanceof ClaimOutcome.Claimed claimed) {
            look(tx, claimed.id());
        } else if (event instanceof LicensingEvent.Revoke revoke) {
            look(tx, revoke.id());
        } else if (event instanceof LicensingEvent.Reinstate reinstate) {
            look(tx, reinstate.id());
        } else if (event instanceof LicensingEvent.Bind bind) {
            heard(tx, bind.request(), bind.outcome());
        }
    }

    private void heard(Tx tx, BindRequest request, BindOutcome outcome) {
        if (outcome instanceof BindOutcome.Bound bound) {
            look(tx, bound.id());
        } else if (outcome instanceof BindOutcome.Changed changed) {
            look(tx, changed.id());
        } else if (outcome instanceof BindOutcome.CooldownRefused early) {
            refused(tx, early.id(), early.machine());
        } else if (outcome instanceof BindOutcome.MachineTakenElsewhere taken) {
            refused(tx, taken.id(), MachineId.parse(request.machine()));
        }
    }

    @Override
    public void adopted(Tx tx, License license) {
        look(tx, license.id());
    }

    @Override
    public void forgotten(Tx tx, Optional<UserId> person, List<BuyerId> licenses) {
        person.ifPresent(user -> tx.remove(Suspicion.SUSPICIONS, new Buyer(user)));
        for (BuyerId license : licenses) {
            for (Sighting sighting : sightings(tx, license)) {
                tx.remove(Sighting.SIGHTINGS, sighting.place());
                score(tx, new Machine(sighting.machine()));
            }
        }
    }

    /** Brings the sightings of a license up to how it is now. */
    private void look(Tx tx, BuyerId id) {
        Optional<License> license = Licensing.find(tx, id);
        Optional<MachineId> machine = license.filter(it -> !it.revoked()).flatMap(License::machine);
        Set<MachineId> touched = new LinkedHashSet<>();
        for (Sighting sighting : sightings(tx, id)) {
            if (sighting.present() && !machine.equals(Optional.of(sighting.machine()))) {
                tx.put(Sighting.SIGHTINGS, sighting.leftAt(tx.now()));
                touched.add(sighting.machine());
            }
        }
        machine.ifPresent(there -> {
            tx.put(Sighting.SIGHTINGS, at(tx, id, there).boundAt(tx.now()));
            touched.add(there);
        });
        touched.addAll(trim(tx, id));
        touched.forEach(each -> score(tx, new Machine(each)));
        license.flatMap(License::owner).ifPresent(owner -> score(tx, new Buyer(owner)));
    }

    private void refused(Tx tx, BuyerId id, MachineId machine) {
        tx.put(Sighting.SIGHTINGS, at(tx, id, machine).refusedAt(tx.now()));
        trim(tx, id).forEach(each -> score(tx, new Machine(each)));
        score(tx, new Machine(machine));
        Licensing.find(tx, id).flatMap(License::owner).ifPresent(owner -> score(tx, new Buyer(owner)));
    }

    private static Sighting at(Tx tx, BuyerId id, MachineId machine) {
        return tx.table(Sighting.SIGHTINGS)
                .get(new Sighting.Place(id, machine))
                .orElseGet(() -> Sighting.none(id, machine, tx.now()));
    }

    /** Takes the sightings of a license away that ended first, if there are too many. */
    private static List<MachineId> trim(Tx tx, BuyerId id) {
        List<Sighting> all = sightings(tx, id);
        List<Sighting> oldest = all.stream()
                .sorted(Comparator.comparing(sighting -> sighting.until().orElse(Instant.MAX)))
                .limit(Math.max(0, all.size() - MOST_MACHINES))
                .toList();
        oldest.forEach(sighting -> tx.remove(Sighting.SIGHTINGS, sighting.place()));
        return oldest.stream().map(Sighting::machine).toList();
    }

    private void score(Tx tx, Subject subject) {
        int score = judge(tx, subject, tx.now()).score();
        boolean known = tx.table(Suspicion.SUSPICIONS).get(subject).isPresent();
        if (score > 0) {
            tx.put(Suspicion.SUSPICIONS, new Suspicion(subject, score));
        } else if (known) {
            tx.remove(Suspicion.SUSPICIONS, subject);
        }
    }

    private List<Sighting> ofMachine(View view, MachineId machine, Instant now) {
        return view.index(BY_MACHINE)
                .range(new Spot(machine.value(), rule.from(now)), new Spot(machine.value() + " ", Instant.MIN))
                .limit(MOST_SIGHTINGS)
                .toList();
    }

    private static List<Sighting> ofBuyer(View view, UserId user) {
        return licenses(view, user).stream()
                .flatMap(license -> sightings(view, license.id()).stream())
                .toList();
    }

    private static List<License> licenses(View view, UserId user) {
        return Licensing.of(view, user).stream().limit(MOST_SIGHTINGS).toList();
    }

    /** Whose a license is: a person's, or, where nobody is known, its own. */
    private static Object buyer(View view, BuyerId license) {
        return Licensing.find(view, license)
                .flatMap(License::owner)
                .<Object>map(owner -> owner)
                .orElse(license);
    }
}
