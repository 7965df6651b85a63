package dev.astra.trading.account;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UserId;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.trading.gateway.PlayerId;
import java.time.Instant;

/** Immutable. How links and codes are written to the log. */
final class AccountTables {
    static final Table<UserId, Link> LINKS =
            Table.of("accounts.links", Key.number(UserId::value, UserId::new), Link::user, new LinkCodec());
    static final Index<PlayerId, UserId, Link> BY_PLAYER =
            Index.hash(LINKS, "by-player", (Link link) -> link.player().id()).unique();
    static final Table<UserId, PendingLink> PENDING =
            Table.of("accounts.pending", Key.number(UserId::value, UserId::new), PendingLink::user, new PendingCodec());
    static final Index<Instant, UserId, PendingLink> PENDING_BY_TIME =
            Index.sorted(PENDING, "since", PendingLink::since);
    static final Table<UserId, Checks> CHECKS =
            Table.of("accounts.checks", Key.number(UserId::value, UserId::new), Checks::user, new ChecksCodec());
    static final Index<Instant, UserId, Checks> CHECKS_BY_TIME = Index.sorted(CHECKS, "since", Checks::since);

    private AccountTables() {}

    private static Player player(RowReader in) {
        try {
            return new Player(new PlayerId(in.number("player")), in.text("name"));
        } catch (IllegalArgumentException wrong) {
            throw new CorruptDataException("account: " + wrong.getMessage(), wrong);
        }
    }

    private static final class LinkCodec implements RowCodec<UserId, Link> {
        @Override
        public void write(Link row, RowWriter out) {
            out.number("player", row.player().id().value())
                    .text("name", row.player().name())
                    .instant("since", row.since());
        }

        @Override
        public Link read(UserId user, RowReader in) {
            return new Link(user, player(in), in.instant("since"));
        }
    }

    private static final class PendingCodec implements RowCodec<UserId, PendingLink> {
        @Override
        public void write(PendingLink row, RowWriter out) {
            out.number("player", row.player().id().value())
                    .text("name", row.player().name())
                    .text("code", row.code().text())
                    .instant("since", row.since());
        }

        @Override
        public PendingLink read(UserId user, RowReader in) {
            try {
                return new PendingLink(user, player(in), new ProfileCode(in.text("code")), in.instant("since"));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("pending link: " + wrong.getMessage(), wrong);
            }
        }
    }

    private static final class ChecksCodec implements RowCodec<UserId, Checks> {
        @Override
        public void write(Checks row, RowWriter out) {
            out.instant("since", row.since()).number("count", row.count());
        }

        @Override
        public Checks read(UserId user, RowReader in) {
            return new Checks(user, in.instant("since"), Math.toIntExact(in.number("count")));
        }
    }
}
