package dev.astra.licensing.enrollment;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.activation.SealedComponent;
import dev.astra.licensing.machine.ComponentKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Immutable. How enrollments are written to the log. */
final class EnrollmentCodec implements RowCodec<BuyerId, Enrollment> {
    static final Table<BuyerId, Enrollment> ENROLLMENTS = Table.of(
            "licenses.enrollments",
            Key.number(BuyerId::value, BuyerId::new),
            Enrollment::license,
            new EnrollmentCodec());

    @Override
    public void write(Enrollment row, RowWriter out) {
        out.number("version", row.version())
                .texts(
                        "components",
                        row.components().stream()
                                .map(each -> each.kind().word() + " " + each.weight() + " " + each.salt() + " "
                                        + each.code())
                                .toList())
                .number("needed", row.needed())
                .instant("boundAt", row.boundAt())
                .instant("changedAt", row.changedAt())
                .texts(
                        "healings",
                        row.healings().stream()
                                .map(each -> each.at() + " " + each.weight())
                                .toList());
    }

    @Override
    public Enrollment read(BuyerId license, RowReader in) {
        try {
            return new Enrollment(
                    license,
                    in.number("version"),
                    in.texts("components").stream()
                            .map(EnrollmentCodec::component)
                            .toList(),
                    Math.toIntExact(in.number("needed")),
                    in.instant("boundAt"),
                    in.instant("changedAt"),
                    in.texts("healings").stream().map(EnrollmentCodec::healing).toList());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException wrong) {
            throw new CorruptDataException("enrollment of license " + license + ": " + wrong.getMessage(), wrong);
        }
    }

    private static SealedComponent component(String text) {
        List<String> words = words(text, 4);
        return new SealedComponent(
                ComponentKind.of(words.get(0))
                        .orElseThrow(() -> new IllegalArgumentException("expected a kind of component")),
                Integer.parseInt(words.get(1)),
                words.get(2),
                words.get(3));
    }

    private static Healing healing(String text) {
        List<String> words = words(text, 2);
        return new Healing(Instant.parse(words.get(0)), Integer.parseInt(words.get(1)));
    }

    private static List<String> words(String text, int count) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != count) {
            throw new IllegalArgumentException("expected " + count + " words, found " + words.size());
        }
        return words;
    }
}
