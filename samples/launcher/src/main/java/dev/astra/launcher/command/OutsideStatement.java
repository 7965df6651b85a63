package dev.astra.launcher.command;

import dev.astra.core.MoneyFormat;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.reconciliation.OutsideLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads somebody else's statement: comma-separated values in UTF-8 with a line of titles. */
final class OutsideStatement {
    private static final long LARGEST = 64L * 1024 * 1024;

    private OutsideStatement() {}

    static List<OutsideLine> read(Path file, Asset asset, MoneyFormat format) {
        List<List<String>> rows = Csv.rows(text(file));
        if (rows.isEmpty()) {
            throw new RejectedException("expected a line of titles in " + file + ", found an empty file");
        }
        List<String> titles = rows.get(0).stream()
                .map(title -> title.strip().toLowerCase(Locale.ROOT))
                .toList();
        int reference = titles.indexOf("reference");
        int amount = titles.indexOf("amount");
        int at = titles.indexOf("at");
        if (reference < 0 || amount < 0) {
            throw new RejectedException(
                    "expected the columns reference and amount in the first line of " + file + ", found " + titles);
        }
        List<OutsideLine> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() != titles.size()) {
                throw new RejectedException("row " + (i + 1) + " of " + file + ": expected " + titles.size()
                        + " columns, found " + row.size() + "; nothing was compared");
            }
            lines.add(line(row, new int[] {reference, amount, at}, asset, format, "row " + (i + 1) + " of " + file));
        }
        return lines;
    }

    private static OutsideLine line(List<String> row, int[] columns, Asset asset, MoneyFormat format, String where) {
        try {
            String at = columns[2] < 0 ? "" : row.get(columns[2]).strip();
            return new OutsideLine(
                    row.get(columns[0]).strip(),
                    Amount.parse(row.get(columns[1]), asset, format),
                    at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at)));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new RejectedException(where + ": " + wrong.getMessage() + "; nothing was compared", wrong);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RejectedException(
                        "expected a file of at most " + LARGEST + " bytes, found " + Files.size(file) + " in " + file);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notText) {
            throw new RejectedException("expected " + file + " to be UTF-8, found something else", notText);
        } catch (IOException failed) {
            throw new UnavailableException("cannot read " + file + ": " + failed, failed);
        }
    }
}
