package dev.astra.launcher.command;

import dev.astra.core.UserId;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.RequestId;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.signature.Purpose;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.value.ItemId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How words of the command line become values; what they refuse does not repeat the word. */
final class Arguments {
    private Arguments() {}

    /** What a seller's commands read beyond {@link #register}: a buyer's program has no trading and no wallets. */
    static void registerSelling(CommandLine line) {
        line.registerConverter(ItemId.class, reading(text -> new ItemId(number("an item's number", text))));
        line.registerConverter(PlayerId.class, reading(text -> new PlayerId(number("a player's number", text))));
        line.registerConverter(Measure.class, reading(Arguments::measure));
        line.registerConverter(AccountName.class, reading(AccountName::new));
        line.registerConverter(Asset.class, reading(Asset::parse));
        line.registerConverter(RequestId.class, reading(RequestId::new));
        line.registerConverter(HoldId.class, reading(Arguments::hold));
        line.registerConverter(Sheet.Format.class, reading(Arguments::format));
    }

    static void register(CommandLine line) {
        line.registerConverter(UserId.class, reading(UserId::parse));
        line.registerConverter(BuyerId.class, reading(BuyerId::parse));
        line.registerConverter(Purpose.class, reading(Arguments::purpose));
        line.registerConverter(ZoneId.class, reading(Arguments::zone));
    }

    static void requireRange(CommandSpec spec, String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + option + "': expected " + least + " to " + most + ", got " + value);
        }
    }

    /** The text with what could drive a terminal taken out. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }

    private static Purpose purpose(String text) {
        return Purpose.of(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected list, activation, release or log, got a text of " + text.length() + " characters"));
    }

    private static long number(String what, String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "expected " + what + " such as 1028606, got a text of " + text.length() + " characters");
        }
        return Long.parseLong(text);
    }

    private static Measure measure(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "value" -> Measure.VALUE;
            case "rap" -> Measure.RAP;
            default ->
                throw new IllegalArgumentException(
                        "expected value or rap, got a text of " + text.length() + " characters");
        };
    }

    private static HoldId hold(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "expected a hold's number, got a text of " + text.length() + " characters");
        }
        return new HoldId(Long.parseLong(text));
    }

    private static Sheet.Format format(String text) {
        return Stream.of(Sheet.Format.values())
                .filter(format -> format.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected table, csv or json, got a text of " + text.length() + " characters"));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Paris or UTC, got a text of " + text.length() + " characters",
                    unknown);
        }
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException(Objects.toString(unreadable.getMessage(), "cannot be read"));
            }
        };
    }
}
