package dev.astra.benchmarks.trades;

import dev.astra.trading.offer.Figures;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.Mode;
import dev.astra.trading.offer.Reason;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.value.BookEntry;
import dev.astra.trading.value.ValueBook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The same offers judged by {@code judge.py}: hands them over, runs it, and reads what it found. */
final class Python {
    private final Path script;
    private final Path folder;

    Python(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /**
     * What the script said.
     *
     * @param seconds of its fastest time through all offers
     * @param lines one for each offer
     */
    record Answer(double seconds, List<String> lines) {}

    Answer judge(ValueBook book, TradePolicy policy, List<TradeOffer> offers) throws IOException, InterruptedException {
        Path input = folder.resolve("trades.json");
        Path output = folder.resolve("verdicts.txt");
        write(input, book, policy, offers);
        Process process = new ProcessBuilder("python3", script.toString(), input.toString(), output.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException("judge.py failed; its message is above");
        }
        return new Answer(Double.parseDouble(printed.strip()), Files.readAllLines(output, StandardCharsets.US_ASCII));
    }

    /** A verdict as the script writes it. */
    static String line(Verdict verdict) {
        StringJoiner words = new StringJoiner(" ");
        words.add(verdict.fold(keep -> "keep", decline -> "decline", unpriced -> "unpriced"));
        if (verdict instanceof Verdict.Decline decline) {
            words.add(decline.reasons().stream().sorted().map(Reason::name).collect(Collectors.joining(" ")));
        }
        boolean known = !(verdict instanceof Verdict.Unpriced);
        for (Measure measure : Measure.values()) {
            words.add(known ? number(verdict, measure, true) : "-");
            words.add(known ? number(verdict, measure, false) : "-");
        }
        return words.toString();
    }

    private static String number(Verdict verdict, Measure measure, boolean mine) {
        return verdict.weighing()
                .figures(measure)
                .map((Figures figures) -> Long.toString(mine ? figures.mine() : figures.theirs()))
                .orElse("-");
    }

    private static void write(Path file, ValueBook book, TradePolicy policy, List<TradeOffer> offers)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("{\"policy\":" + policy(policy) + ",\n\"items\":[");
            String between = "";
            for (BookEntry entry : book.entries()) {
                out.write(between + "[" + entry.id() + ",[" + json(entry.rap()) + "," + json(entry.value()) + ","
                        + json(entry.fileValue()) + "]]");
                between = ",\n";
            }
            out.write("],\n\"trades\":[");
            between = "";
            for (TradeOffer offer : offers) {
                out.write(between + "[" + side(offer.mine()) + "," + side(offer.theirs()) + "]");
                between = ",\n";
            }
            out.write("]}\n");
        }
    }

    private static String policy(TradePolicy policy) {
        return "{\"counts_value\":" + (policy.mode() != Mode.RAP) + ",\"counts_rap\":" + (policy.mode() != Mode.VALUE)
                + ",\"value_amount\":" + policy.value().amount() + ",\"value_billionths\":"
                + policy.value().billionths() + ",\"rap_amount\":"
                + policy.rap().amount() + ",\"rap_billionths\":"
                + policy.rap().billionths() + ",\"cancel_equals\":" + policy.cancelEquals() + ",\"fee_percent\":"
                + policy.feePercent() + "}";
    }

    private static String side(Side side) {
        return side.items() + "," + side.robux();
    }

    private static String json(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "null";
    }
}
