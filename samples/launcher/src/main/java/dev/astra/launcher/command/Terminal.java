package dev.astra.launcher.command;

import dev.astra.trading.offer.TradePolicy;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** One thread. What a command prints. */
record Terminal(PrintWriter out, PrintWriter err) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    static Terminal of(CommandSpec spec) {
        return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** Says lines and means: done. */
    int done(String... lines) {
        for (String line : lines) {
            out.println(line);
        }
        return ExitCode.DONE;
    }

    /** Says why not, and what to do. */
    int refused(String... lines) {
        for (String line : lines) {
            err.println(line);
        }
        return ExitCode.REFUSED;
    }

    /** A line of a table. */
    void row(String name, String value) {
        out.printf(Locale.ROOT, "  %-14s %s%n", name, value);
    }

    /** The rule for trades, one part of it to a line. */
    void policy(TradePolicy policy) {
        String name = "policy";
        for (String part : policy.toString().split(", ", -1)) {
            row(name, part);
            name = "";
        }
    }

    /** For example {@code 1 order}, {@code 1,200 orders}. */
    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
