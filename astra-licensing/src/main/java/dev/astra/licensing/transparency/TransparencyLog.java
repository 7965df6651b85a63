package dev.astra.licensing.transparency;

import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimOutcome;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.LicensingListener;
import dev.astra.licensing.ReinstateOutcome;
import dev.astra.licensing.RevokeOutcome;
import dev.astra.licensing.transparency.LogEntry.Kind;
import dev.astra.licensing.transparency.LogEntry.MachineTag;
import java.util.List;
import java.util.Optional;

/**
 * Thread-safe, without state of its own. Notes every grant, binding and revocation in a Merkle tree, in the transaction that
 * makes it. Whoever keeps a signed head can prove later that the log was only added to; a buyer can prove to anybody that
 * their license was granted, bound or taken away.
 *
 * <pre>{@code
 * TransparencyLog log = new TransparencyLog();
 * Licensing licensing = Licensing.builder(store).listener(log).build();
 * LogHead head = store.read(view -> TransparencyLog.head(view)).orElseThrow();
 * List<LogProof> proofs = store.read(view -> TransparencyLog.prove(view, license, 10));
 * }</pre>
 *
 * <p>An entry costs a row for the head and, for every 256th, one more; the rest goes into the archive. Entries name nobody
 * to whoever has the archive alone. Forgetting a person takes what opens their entries away; the hashes stay.
 */
public final class TransparencyLog implements LicensingListener {
    /** The tables and the history of the log. */
    public static final Schema TABLES =
            Schema.of(Blind.BLINDS, Subtree.SUBTREES, Subtree.HEADS).with(Leaf.LEAVES);

    /** A log. */
    public TransparencyLog() {}

    @Override
    public void heard(Tx tx, LicensingEvent event) {
        if (event instanceof LicensingEvent.Claim claim && claim.outcome() instanceof ClaimOutcome.Claimed it) {
            append(tx, Kind.GRANT, it.id());
        } else if (event instanceof LicensingEvent.Bind bind && bind.outcome() instanceof BindOutcome.Bound it) {
            append(tx, Kind.BIND, it.id());
        } else if (event instanceof LicensingEvent.Bind bind && bind.outcome() instanceof BindOutcome.Changed it) {
            append(tx, Kind.BIND, it.id());
        } else if (event instanceof LicensingEvent.Revoke revoke && revoke.outcome() instanceof RevokeOutcome.Revoked) {
            append(tx, Kind.REVOKE, revoke.id());
        } else if (event instanceof LicensingEvent.Reinstate reinstate
                && reinstate.outcome() instanceof ReinstateOutcome.Reinstated) {
            append(tx, Kind.REINSTATE, reinstate.id());
        }
    }

    @Override
    public void adopted(Tx tx, License license) {
        append(tx, Kind.ADOPT, license.id());
    }

    @Override
    public void forgotten(Tx tx, Optional<UserId> person, List<BuyerId> licenses) {
        licenses.forEach(license -> tx.remove(Blind.BLINDS, license));
    }

    private static void append(Tx tx, Kind kind, BuyerId license) {
        Blind blind = Blind.of(tx, license);
        Frontier before = frontier(tx);
        Optional<MachineTag> machine =
                Licensing.find(tx, license).flatMap(License::machine).map(id -> MachineTag.of(blind.machineKey(), id));
        LogEntry entry = new LogEntry(kind, tx.now(), license, machine, blind.nonce(before.size()));
        Frontier.Growth growth = before.with(entry.leaf());
        List<Hash> completed = growth.completed();
        int small = Math.min(StoredTree.ROW_LEVEL, completed.size());
        tx.append(Leaf.LEAVES, license, new Leaf(kind, machine.map(MachineTag::code), completed.subList(0, small)));
        for (int level = small; level < completed.size(); level++) {
            tx.put(
                    Subtree.SUBTREES,
                    new Subtree(new Subtree.Place(level, before.size() >> level), completed.get(level)));
        }
        tx.put(Subtree.HEADS, new Subtree.Head(Subtree.LOG, growth.after()));
    }

    private static Frontier frontier(View view) {
        return view.table(Subtree.HEADS)
                .get(Subtree.LOG)
                .map(Subtree.Head::frontier)
                .orElse(Frontier.EMPTY);
    }

    /** How the log is; empty while it has no entries. */
    public static Optional<LogHead> head(View view) {
        Frontier frontier = frontier(view);
        return frontier.size() == 0 ? Optional.empty() : Optional.of(new LogHead(frontier.size(), frontier.root()));
    }

    /**
     * Proves the newest entries of a license, the newest first.
     *
     * @param limit how many at most, 1 to 1,000
     * @return none if there is none, or if the person was forgotten
     */
    public static List<LogProof> prove(DurableView view, BuyerId license, int limit) {
        Optional<Blind> blind = view.table(Blind.BLINDS).get(license);
        if (blind.isEmpty()) {
            return List.of();
        }
        StoredTree tree = new StoredTree(view);
        return view.history(Leaf.LEAVES, license).newest(limit).entries().stream()
                .flatMap(entry -> open(entry, blind.get(), tree).stream())
                .toList();
    }

    /** An entry from before the person was forgotten has no blind any more, whatever was drawn since. */
    private static Optional<LogProof> open(HistoryEntry<BuyerId, Leaf> entry, Blind blind, StoredTree tree) {
        long index = entry.number() - 1;
        LogEntry opened = new LogEntry(
                entry.value().kind(),
                entry.time(),
                entry.key(),
                entry.value().machineCode().map(code -> new MachineTag(blind.machineKey(), code)),
                blind.nonce(index));
        return opened.leaf().equals(entry.value().completed().get(0))
                ? Optional.of(new LogProof(opened, Inclusion.of(tree, index, tree.size())))
                : Optional.empty();
    }

    /**
     * Proves that the log begins with all that it once had.
     *
     * @param older how many entries it had then
     * @throws IllegalArgumentException if it never had so many: it is not the log that it was
     */
    public static Consistency consistency(DurableView view, long older) {
        StoredTree tree = new StoredTree(view);
        if (older < 1 || older > tree.size()) {
            throw new IllegalArgumentException("expected a head of 1 to " + tree.size() + " entries, got one of "
                    + older + "; a log that became shorter is another one");
        }
        return Consistency.of(tree, older, tree.size());
    }

    /**
     * Reads all entries and makes the root from them alone. It must be the one of {@link #head}.
     *
     * @throws dev.astra.core.CorruptDataException if an entry cannot be read
     */
    public static Hash recompute(DurableView view) {
        StoredTree tree = new StoredTree(view);
        Frontier frontier = Frontier.EMPTY;
        for (long index = 0; index < tree.size(); index++) {
            frontier =
                    frontier.with(tree.entry(index).value().completed().get(0)).after();
        }
        return frontier.root();
    }
}
