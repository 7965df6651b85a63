package dev.astra.licensing.publication;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One thread at a time. Publishes the signed list. It reads what is out, numbers the next edition above that and above what
 * the store remembers, stores the number, signs, puts the file in place, and reads it back as a customer's program does.
 *
 * <p>Every publication is an edition of its own, with all rows made anew, also when no license has changed.
 */
public final class SignedListPublisher implements WhitelistPublisher {
    private final Store store;
    private final String list;
    private final ListPlace place;
    private final Supplier<Signer> signer;
    private final Supplier<RootKeys> roots;
    private final InstantSource clock;
    private final RandomGenerator random;

    private SignedListPublisher(Builder builder, Supplier<Signer> signer, Supplier<RootKeys> roots) {
        this.store = builder.store;
        this.list = builder.list;
        this.place = builder.place;
        this.signer = signer;
        this.roots = roots;
        this.clock = builder.clock;
        this.random = builder.random;
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link Publication#TABLES}
     * @param list the list's name, as customers' programs ask for it; see {@link Issue}
     * @param place where it goes
     */
    public static Builder builder(Store store, String list, ListPlace place) {
        return new Builder(store, list, place);
    }

    @Override
    public void publish(WhitelistSnapshot snapshot) {
        Signer signing = signer.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!signing.certificate().covers(now)) {
            throw new RejectedException("the certificate of the list's key holds from "
                    + signing.certificate().from() + " until "
                    + signing.certificate().until()
                    + ", it is " + now + "; certify a new key with \"astra keys rotate\"");
        }
        Optional<Reading.Sound> out = read();
        Issue issue = next(signing, now, out);
        byte[] rows;
        try (Stream<SignedWhitelist.Entry> entries = snapshot.entries()) {
            rows = SignedWhitelist.rows(entries, list, issue.stamp(), random);
        }
        put(signing, issue, rows);
    }

    private Issue next(Signer signing, Instant now, Optional<Reading.Sound> out) {
        Optional<Edition> remembered = edition();
        Optional<Mark> newest = Stream.concat(
                        out.map(sound -> sound.header().mark()).stream(), remembered.map(Edition::mark).stream())
                .max(Mark::compareTo);
        Succession succession =
                new Succession(store.epoch(), signing.certificate().leastEpoch());
        Stamp stamp = newest.map(succession::after).orElseGet(succession::first);
        String previous = out.map(Reading.Sound::hash)
                .or(() -> remembered.map(Edition::hash))
                .orElse(Issue.FIRST);
        return new Issue(list, stamp, now, now.plus(SignedWhitelist.FRESH), previous);
    }

    private Optional<Edition> edition() {
        return store.read(view -> view.table(Edition.EDITIONS).get(list));
    }

    private void put(Signer signing, Issue issue, byte[] rows) {
        Signer.Signed signed = signing.signed(issue, rows);
        Mark mark = new Mark(signing.certificate().leastEpoch(), issue.stamp());
        store.execute(tx -> tx.put(Edition.EDITIONS, new Edition(list, mark, signed.hash(), issue.signed())));
        place.put(signed::writeTo);
        if (read().filter(found -> found.hash().equals(signed.hash())).isEmpty()) {
            throw new UnavailableException("read back another list than was published at " + place
                    + "; somebody else writes there, or the disk is damaged; it is published again");
        }
    }

    /** What is out, if it is a list of this name that customers' programs trust; anything else is replaced. */
    private Optional<Reading.Sound> read() {
        Optional<InputStream> there = place.open();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = there.get()) {
            return SignedFile.read(
                            in, Purpose.LIST, roots.get(), SignedWhitelist.MOST_BYTES, header -> (chunk, length) -> {})
                    .<Optional<Reading.Sound>>fold(
                            sound -> Optional.of(sound)
                                    .filter(it -> it.header().issue().name().equals(list)),
                            untrusted -> Optional.empty(),
                            malformed -> Optional.empty());
        } catch (IOException failed) {
            throw new UnavailableException(
                    "expected to read the list at " + place + ", which failed: " + failed + "; it is tried again",
                    failed);
        }
    }

    /** One thread. Settings of a publisher. */
    public static final class Builder {
        private final Store store;
        private final String list;
        private final ListPlace place;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();

        private Builder(Store store, String list, ListPlace place) {
            this.store = Objects.requireNonNull(store, "store");
            this.list = Issue.requireName(list);
            this.place = Objects.requireNonNull(place, "place");
        }

        /** What lists are dated by; the system's clock unless set. */
        public Builder clock(InstantSource time) {
            this.clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /** What fills the list up; nobody may be able to foresee it. */
        public Builder random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * The publisher.
         *
         * @param signer asked before each publication, so that a rotated key is used at once
         * @param roots asked likewise: who stands behind lists that are out
         */
        public SignedListPublisher build(Supplier<Signer> signer, Supplier<RootKeys> roots) {
            return new SignedListPublisher(
                    this, Objects.requireNonNull(signer, "signer"), Objects.requireNonNull(roots, "roots"));
        }
    }
}
