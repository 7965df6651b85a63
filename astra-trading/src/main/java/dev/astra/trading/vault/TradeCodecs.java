package dev.astra.trading.vault;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UserId;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.trade.Meeting;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeCode;
import dev.astra.trading.vault.trade.TradeId;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable. How trades and meetings are written to the log. */
final class TradeCodecs {
    private TradeCodecs() {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String reason(String reason) {
        return reason.isEmpty() ? null : reason;
    }

    private static Optional<TradeKey> key(RowReader in) {
        return Optional.ofNullable(in.textOrNull("meeting")).map(TradeKey::parse);
    }

    private static String reason(RowReader in) {
        String reason = in.textOrNull("reason");
        return reason == null ? "" : reason;
    }

    static final class OfBooking implements RowCodec<TradeId, Booking> {
        @Override
        public void write(Booking row, RowWriter out) {
            Trade trade = row.trade();
            out.text("kind", word(trade.kind()))
                    .text("state", word(trade.state()))
                    .number("user", trade.user().value())
                    .text("code", trade.code().text())
                    .instant("since", trade.since())
                    .instant("until", trade.until().orElse(null))
                    .instant("ended", trade.ended().orElse(null))
                    .text("meeting", trade.meeting().map(TradeKey::toString).orElse(null))
                    .text("reason", reason(trade.reason()));
            RowCodecs.write(out, "wanted", trade.wanted());
            RowCodecs.write(out, "moved", trade.moved());
            if (trade.value() > 0) {
                out.number("value", trade.value());
            }
            row.hold().ifPresent(hold -> out.number("hold", hold.value()));
        }

        @Override
        public Booking read(TradeId id, RowReader in) {
            try {
                Trade trade = new Trade(
                        id,
                        constant(Trade.Kind.class, in.text("kind")),
                        constant(Trade.State.class, in.text("state")),
                        new UserId(in.number("user")),
                        new TradeCode(in.text("code")),
                        RowCodecs.read(in, "wanted"),
                        RowCodecs.read(in, "moved"),
                        in.numberOr("value", 0),
                        in.instant("since"),
                        Optional.ofNullable(in.instantOrNull("until")),
                        Optional.ofNullable(in.instantOrNull("ended")),
                        key(in),
                        reason(in));
                long hold = in.numberOr("hold", 0);
                return new Booking(trade, hold == 0 ? Optional.empty() : Optional.of(new HoldId(hold)));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("trade " + id + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    static final class OfMeeting implements RowCodec<String, Told> {
        @Override
        public void write(Told row, RowWriter out) {
            Meeting meeting = row.meeting();
            out.number("trade", meeting.trade().value())
                    .number("player", meeting.player().value())
                    .instant("since", meeting.since())
                    .text("state", word(meeting.state()))
                    .text("digest", reason(row.digest()));
            row.fault()
                    .ifPresent(fault -> out.text("fault", word(fault.kind()))
                            .text("subject", fault.subject())
                            .number("limit", fault.limit()));
        }

        @Override
        public Told read(String key, RowReader in) {
            try {
                Meeting meeting = new Meeting(
                        TradeKey.parse(key),
                        new TradeId(in.number("trade")),
                        new PlayerId(in.number("player")),
                        in.instant("since"),
                        constant(Meeting.State.class, in.text("state")));
                String digest = in.textOrNull("digest");
                return new Told(meeting, digest == null ? "" : digest, fault(in));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("a meeting of trade " + key + ": " + wrong.getMessage(), wrong);
            }
        }

        private static Optional<Fault> fault(RowReader in) {
            return Optional.ofNullable(in.textOrNull("fault"))
                    .map(word ->
                            new Fault(constant(Fault.Kind.class, word), in.text("subject"), in.numberOr("limit", 0)));
        }
    }

    static final class OfPast implements RowCodec<Long, PastTrade> {
        @Override
        public void write(PastTrade row, RowWriter out) {
            out.number("trade", row.id().value())
                    .text("kind", word(row.kind()))
                    .text("state", word(row.state()))
                    .instant("since", row.since())
                    .instant("ended", row.ended())
                    .text("meeting", row.meeting().map(TradeKey::toString).orElse(null))
                    .text("reason", reason(row.reason()));
            RowCodecs.write(out, "goods", row.goods());
            if (row.value() > 0) {
                out.number("value", row.value());
            }
        }

        @Override
        public PastTrade read(Long owner, RowReader in) {
            try {
                return new PastTrade(
                        new TradeId(in.number("trade")),
                        constant(PastTrade.Kind.class, in.text("kind")),
                        constant(Trade.State.class, in.text("state")),
                        RowCodecs.read(in, "goods"),
                        in.numberOr("value", 0),
                        in.instant("since"),
                        in.instant("ended"),
                        key(in),
                        reason(in));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("a past trade: " + wrong.getMessage(), wrong);
            }
        }
    }
}
