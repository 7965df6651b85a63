package dev.astra.launcher.command;

import dev.astra.core.UserId;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.signature.Purpose;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How words of the command line become values; what they refuse does not repeat the word. */
final class Arguments {
    private Arguments() {}

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
