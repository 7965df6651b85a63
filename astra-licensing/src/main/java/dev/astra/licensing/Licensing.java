package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.cooldown.CooldownOutcome;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderListener;
import dev.astra.core.store.Change;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Thread-safe. Licenses: claimed with an order, bound to a machine, taken away. Every operation has two forms: with a {@link
 * Tx} it is the rule and part of the caller's transaction; without, it opens the write and returns once that is durable.
 *
 * <pre>{@code
 * Store store = Store.open(journal, AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES);
 * Licensing licensing = Licensing.builder(store).build();
 * licensing.claim(user, order);
 * licensing.bind(user, machine);
 * }</pre>
 *
 * <p>A write that could not be made durable throws {@link dev.astra.core.UnavailableException}: the person must be told
 * that it failed, and nothing that a {@link LicensingListener} sent is delivered.
 */
public final class Licensing implements OrderListener {
    /**
     * The topic of the outbox message that asks for the published list to be brought up to date. Its payload is the version
     * that it is about, or empty if the list is to be published whether or not it has changed.
     */
    public static final String WHITELIST_TOPIC = ListState.WHITELIST;

    /** The tables of licenses. The store needs those of the orders and of the audit log too. */
    public static final Schema TABLES =
            Schema.of(Licenses.LICENSES, ListState.STATES).with(Licenses.BY_OWNER, Licenses.BY_MACHINE);

    private static final Actor ORDERS = Actor.system("orders");

    private final Store store;
    private final LicensingListener listener;
    private final Binding binding;
    private final Revoking revoking;
    private final Forgetting forgetting;
    private final Keying keying;
    private final boolean publishing;

    private Licensing(Builder builder) {
        this.store = builder.store;
        this.listener = builder.listener;
        this.publishing = builder.publishing;
        this.binding = new Binding(builder.cooldown, builder.policy, this::listChanged);
        this.revoking = new Revoking(this::listChanged);
        this.forgetting = new Forgetting(this::listChanged, listener);
        this.keying = new Keying(this::listChanged);
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES}, {@code OrderRegistry.TABLES} and {@code AuditLog.TABLES}
     */
    public static Builder builder(Store store) {
        return new Builder(store);
    }

    /** Makes the order's license theirs, if the order is known, paid for and free. */
    public ClaimOutcome claim(Tx tx, ClaimRequest request) {
        ClaimOutcome outcome = Claiming.claim(tx, request);
        listener.heard(tx, new LicensingEvent.Claim(request, outcome));
        return outcome;
    }

    /** Like {@link #claim(Tx, ClaimRequest)}, in a write of its own. */
    public ClaimOutcome claim(ClaimRequest request) {
        return write(tx -> claim(tx, request));
    }

    /** Like {@link #claim(ClaimRequest)}, where membership is not asked for. */
    public ClaimOutcome claim(UserId user, OrderId order) {
        return claim(ClaimRequest.of(user, order));
    }

    /**
     * Binds a license of theirs to the machine. The first machine is free; from then on there is one change per cooldown. A
     * refused attempt changes nothing and starts nothing anew.
     */
    public BindOutcome bind(Tx tx, BindRequest request) {
        BindOutcome outcome = binding.bind(tx, request);
        listener.heard(tx, new LicensingEvent.Bind(request, outcome));
        return outcome;
    }

    /** Like {@link #bind(Tx, BindRequest)}, in a write of its own. */
    public BindOutcome bind(BindRequest request) {
        return write(tx -> bind(tx, request));
    }

    /** Like {@link #bind(BindRequest)}, where membership is not asked for and there is one license. */
    public BindOutcome bind(UserId user, MachineId machine) {
        return bind(BindRequest.of(user, machine));
    }

    /**
     * Takes a license away, claimed or not; its line leaves the list.
     *
     * @param staff who decided so
     */
    public RevokeOutcome revoke(Tx tx, BuyerId id, Actor staff) {
        return revoke(tx, id, staff, Revocation.Reason.STAFF);
    }

    /** Like {@link #revoke(Tx, BuyerId, Actor)}, in a write of its own. */
    public RevokeOutcome revoke(BuyerId id, Actor staff) {
        return write(tx -> revoke(tx, id, staff));
    }

    /** Takes the license of a refunded or disputed order away, in the transaction that stores the refund. */
    @Override
    public void onRevoked(Tx tx, Order order) {
        revoke(tx, new BuyerId(order.number().value()), ORDERS, Claiming.reason(order.state()));
    }

    private RevokeOutcome revoke(Tx tx, BuyerId id, Actor actor, Revocation.Reason reason) {
        RevokeOutcome outcome = revoking.revoke(tx, id, actor, reason);
        listener.heard(tx, new LicensingEvent.Revoke(actor, id, outcome));
        return outcome;
    }

    /**
     * Gives a license back that staff took away, as it was.
     *
     * @param staff who decided so
     */
    public ReinstateOutcome reinstate(Tx tx, BuyerId id, Actor staff) {
        ReinstateOutcome outcome = revoking.reinstate(tx, id, staff);
        listener.heard(tx, new LicensingEvent.Reinstate(staff, id, outcome));
        return outcome;
    }

    /** Like {@link #reinstate(Tx, BuyerId, Actor)}, in a write of its own. */
    public ReinstateOutcome reinstate(BuyerId id, Actor staff) {
        return write(tx -> reinstate(tx, id, staff));
    }

    /**
     * Ends the cooldown of a license: its next change of machine is free, and starts a new one.
     *
     * @param staff who decided so
     */
    public ResetOutcome resetCooldown(Tx tx, BuyerId id, Actor staff) {
        ResetOutcome outcome = Resetting.reset(tx, id, staff);
        listener.heard(tx, new LicensingEvent.Reset(staff, id, outcome));
        return outcome;
    }

    /** Like {@link #resetCooldown(Tx, BuyerId, Actor)}, in a write of its own. */
    public ResetOutcome resetCooldown(BuyerId id, Actor staff) {
        return write(tx -> resetCooldown(tx, id, staff));
    }

    /** The key of a license that somebody owns; one that was imported gets its key now. */
    public KeyOutcome issueKey(Tx tx, BuyerId id, Actor actor) {
        return keying.issue(tx, id, actor);
    }

    /** Like {@link #issueKey(Tx, BuyerId, Actor)}, in a write of its own. */
    public KeyOutcome issueKey(BuyerId id, Actor actor) {
        return write(tx -> issueKey(tx, id, actor));
    }

    /** Gives a license a new key, because the old one got about; from the next list on the old one is worth nothing. */
    public KeyOutcome replaceKey(Tx tx, BuyerId id, Actor actor) {
        return keying.replace(tx, id, actor);
    }

    /** Like {@link #replaceKey(Tx, BuyerId, Actor)}, in a write of its own. */
    public KeyOutcome replaceKey(BuyerId id, Actor actor) {
        return write(tx -> replaceKey(tx, id, actor));
    }

    /**
     * Forgets a person: their licenses become nobody's for good, and what names them or a machine of theirs goes. Buyer ids
     * stay. Listeners hear it as {@link LicensingListener#forgotten}. Compact the store afterwards: its log still names them.
     */
    public ForgetOutcome forget(Tx tx, UserId user, Actor staff) {
        return forgotten(tx, staff, Optional.of(user), forgetting.forget(tx, user, staff));
    }

    /** Like {@link #forget(Tx, UserId, Actor)}, in a write of its own. */
    public ForgetOutcome forget(UserId user, Actor staff) {
        return write(tx -> forget(tx, user, staff));
    }

    /** Like {@link #forget(Tx, UserId, Actor)}, of whoever owns the license, or else bought it. */
    public ForgetOutcome forget(Tx tx, BuyerId id, Actor staff) {
        Optional<UserId> owner = find(tx, id).flatMap(License::owner);
        return forgotten(tx, staff, owner, forgetting.forget(tx, id, staff));
    }

    private ForgetOutcome forgotten(Tx tx, Actor staff, Optional<UserId> user, ForgetOutcome outcome) {
        listener.heard(tx, new LicensingEvent.Forget(staff, user, outcome));
        return outcome;
    }

    /** Whether the machine of a license could be changed at this time. */
    public CooldownOutcome change(License license, Instant now) {
        return binding.cooldown().judge(license.lastChange().map(License.LastChange::at), now);
    }

    /**
     * Stores licenses as they were elsewhere; they must belong to stored orders and be new here. The list changes once.
     * Listeners hear it as {@link LicensingListener#adopted}: nobody decided anything.
     *
     * @param licenses the licenses
     * @param actor who brings them in
     * @throws IllegalStateException if one is stored already, or its order is not
     */
    public void adopt(Tx tx, List<License> licenses, Actor actor) {
        for (License license : licenses) {
            if (find(tx, license.id()).isPresent()) {
                throw new IllegalStateException("expected a new license, got one that is stored: " + license.id());
            }
            Revoking.requireOrder(tx, license.id());
            tx.put(Licenses.LICENSES, license);
            String owner = license.owner()
                    .map(user -> "owned by " + AuditLog.person(tx, user))
                    .orElse("unclaimed");
            AuditLog.note(tx, actor, "adopt", license.subject(), "", owner + ", " + Binding.machine(tx, license));
            listener.adopted(tx, license);
        }
        if (licenses.stream().anyMatch(License::listed)) {
            listChanged(tx);
        }
    }

    /** The licenses that a person owns, also those that were taken away, by id. */
    public static List<License> of(View view, UserId owner) {
        return Licenses.of(view, owner);
    }

    /** The license of an id. An order that nobody has claimed usually has none. */
    public static Optional<License> find(View view, BuyerId id) {
        return Licenses.find(view, id);
    }

    /** All licenses, by id. */
    public static Stream<License> all(View view) {
        return view.table(Licenses.LICENSES).all();
    }

    /** The licenses with a line in the published list, by id, made as they are asked for. */
    public static Stream<License> listed(View view) {
        return Licenses.listed(view);
    }

    /** The version of the list: how often it has changed. */
    public static long listVersion(View view) {
        return ListState.version(view);
    }

    /** Asks for the list to be published again, although it has not changed. Does nothing without a published list. */
    public void republish(Tx tx) {
        send(tx, "");
    }

    private long listChanged(Tx tx) {
        long version = ListState.raise(tx);
        send(tx, Long.toString(version));
        return version;
    }

    private void send(Tx tx, String payload) {
        if (publishing) {
            tx.send(ListState.message(payload));
        }
    }

    private <T> T write(Change<T> change) {
        return store.write(change);
    }

    /** One thread. Settings of the licensing. */
    public static final class Builder {
        private final Store store;
        private CooldownRule cooldown = CooldownRule.STANDARD;
        private MachinePolicy policy = MachinePolicy.ALLOW_AND_REPORT;
        private LicensingListener listener = (tx, event) -> {};
        private boolean publishing = true;

        private Builder(Store store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** How often a license may change its machine; 5 days unless set. */
        public Builder cooldown(CooldownRule rule) {
            this.cooldown = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /** What to do about a machine that another license has; allowed and reported unless set. */
        public Builder machinePolicy(MachinePolicy chosen) {
            this.policy = Objects.requireNonNull(chosen, "chosen");
            return this;
        }

        /** Who hears every decision, within its transaction. */
        public Builder listener(LicensingListener hearing) {
            this.listener = Objects.requireNonNull(hearing, "hearing");
            return this;
        }

        /** Has no list published, neither the signed nor the legacy one; its version counts all the same. */
        public Builder withoutList() {
            this.publishing = false;
            return this;
        }

        /** The service. */
        public Licensing build() {
            return new Licensing(this);
        }
    }
}
