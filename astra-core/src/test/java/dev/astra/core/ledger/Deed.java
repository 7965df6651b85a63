package dev.astra.core.ledger;

import dev.astra.core.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Immutable. One request to a ledger and to its model. */
interface Deed {
    /** What the ledger answers. */
    Object on(Ledger ledger, Tx tx);

    /** What it has to answer. */
    Object on(Model model, Instant now);

    /** See {@link Ledger#transfer(Tx, Transfer)}. */
    record Move(Transfer transfer) implements Deed {
        @Override
        public Object on(Ledger ledger, Tx tx) {
            return ledger.transfer(tx, transfer);
        }

        @Override
        public Object on(Model model, Instant now) {
            return model.transfer(transfer, now);
        }
    }

    /** See {@link Ledger#transferAll(Tx, List, Bulk)}. */
    record Moves(List<Transfer> transfers) implements Deed {
        @Override
        public Object on(Ledger ledger, Tx tx) {
            return ledger.transferAll(tx, transfers, Bulk.ALL);
        }

        @Override
        public Object on(Model model, Instant now) {
            return model.together(transfers, now);
        }
    }

    /** See {@link Ledger#hold(Tx, HoldRequest)}. */
    record Keep(HoldRequest request) implements Deed {
        @Override
        public Object on(Ledger ledger, Tx tx) {
            return ledger.hold(tx, request);
        }

        @Override
        public Object on(Model model, Instant now) {
            return model.hold(request, now);
        }
    }

    /** See {@link Ledger#post(Tx, PostRequest)}. */
    record Post(PostRequest request) implements Deed {
        @Override
        public Object on(Ledger ledger, Tx tx) {
            return ledger.post(tx, request);
        }

        @Override
        public Object on(Model model, Instant now) {
            return model.post(request, now);
        }
    }

    /** See {@link Ledger#voidHold(Tx, RequestId, HoldId)}. */
    record Give(RequestId id, HoldId hold) implements Deed {
        @Override
        public Object on(Ledger ledger, Tx tx) {
            return ledger.voidHold(tx, id, hold);
        }

        @Override
        public Object on(Model model, Instant now) {
            return model.end(id, hold, now);
        }
    }

    /** See {@link Ledger#reverse(Tx, Reversal, Optional)}. */
    record Undo(Reversal request, Optional<Posting> original) implements Deed {
        @Override
        public Object on(Ledger ledger, Tx tx) {
            return ledger.reverse(tx, request, original);
        }

        @Override
        public Object on(Model model, Instant now) {
            return model.reverse(request, now);
        }
    }
}
