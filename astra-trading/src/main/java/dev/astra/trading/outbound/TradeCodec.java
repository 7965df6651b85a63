package dev.astra.trading.outbound;

import dev.astra.core.CorruptDataException;
import dev.astra.core.audit.Notice;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.value.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Immutable. How remembered trades are written to the log. */
final class TradeCodec implements RowCodec<TradeId, TrackedTrade> {
    private static final String HELD = "hold";
    private static final String INLINE = "inline";

    @Override
    public void write(TrackedTrade row, RowWriter out) {
        out.number("partner", row.partner().value())
                .instant("expires", row.expires())
                .texts("mine", copies(row.mine()))
                .number("myRobux", row.myRobux())
                .texts("theirs", copies(row.theirs()))
                .number("theirRobux", row.theirRobux())
                .text("state", row.state().name().toLowerCase(Locale.ROOT))
                .instant("since", row.since())
                .text("summary", row.summary())
                .texts("facts", facts(row.facts()));
    }

    @Override
    public TrackedTrade read(TradeId id, RowReader in) {
        try {
            return new TrackedTrade(
                    id,
                    new PlayerId(in.number("partner")),
                    in.instant("expires"),
                    in.texts("mine").stream().map(TradeCodec::copy).toList(),
                    in.number("myRobux"),
                    in.texts("theirs").stream().map(TradeCodec::copy).toList(),
                    in.number("theirRobux"),
                    TrackedTrade.State.valueOf(in.text("state").toUpperCase(Locale.ROOT)),
                    in.instant("since"),
                    in.text("summary"),
                    fields(in.texts("facts")));
        } catch (IllegalArgumentException wrong) {
            throw new CorruptDataException("trade " + id + ": " + wrong.getMessage(), wrong);
        }
    }

    private static List<String> copies(List<Copy> copies) {
        return copies.stream()
                .map(copy -> copy.id() + " " + copy.item() + (copy.onHold() ? " " + HELD : ""))
                .toList();
    }

    private static Copy copy(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        if (parts.size() < 2 || parts.size() > 3) {
            throw new IllegalArgumentException("expected a copy and its item, found " + parts.size() + " words");
        }
        return new Copy(new CopyId(parts.get(0)), new ItemId(Long.parseLong(parts.get(1))), parts.contains(HELD));
    }

    private static List<String> facts(List<Notice.Field> fields) {
        List<String> texts = new ArrayList<>();
        for (Notice.Field field : fields) {
            texts.addAll(List.of(field.name(), field.value(), field.inline() ? INLINE : ""));
        }
        return texts;
    }

    private static List<Notice.Field> fields(List<String> texts) {
        List<Notice.Field> fields = new ArrayList<>();
        for (int i = 0; i + 2 < texts.size(); i += 3) {
            fields.add(new Notice.Field(texts.get(i), texts.get(i + 1), INLINE.equals(texts.get(i + 2))));
        }
        return fields;
    }
}
