package dev.astra.launcher.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One thread. Rows under titles, for people, for a spreadsheet, or for a program. */
final class Sheet {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORMULA = "=+@\t\r";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** How a sheet is printed. */
    enum Format {
        /** With columns, for people. */
        TABLE,
        /** Comma-separated values with a line of titles. */
        CSV,
        /** A list of objects. */
        JSON
    }

    /** A column; numbers are set to the right. */
    record Column(String title, boolean number) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    Sheet(Column... columns) {
        this.columns = List.of(columns);
    }

    Sheet row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("expected " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    void print(Format format, PrintWriter out) {
        switch (format) {
            case TABLE -> table(out);
            case CSV -> csv(out);
            case JSON -> out.println(json());
        }
    }

    private void table(PrintWriter out) {
        List<String> titles = columns.stream().map(Column::title).toList();
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = titles.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println(line(titles, widths));
        out.println(line(
                columns.stream()
                        .map(column -> "-".repeat(widths[columns.indexOf(column)]))
                        .toList(),
                widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            String cell = Arguments.printable(cells.get(i));
            line.append(i == 0 ? "  " : "   ").append(columns.get(i).number() ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private void csv(PrintWriter out) {
        out.print(String.join(",", columns.stream().map(Column::title).toList()) + "\r\n");
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(columns.get(i).number() ? row.get(i) : quoted(row.get(i)));
            }
            out.print(String.join(",", cells) + "\r\n");
        }
        out.flush();
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String quoted(String cell) {
        String text = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (List<String> row : rows) {
                json.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    json.writeFieldName(columns.get(i).title());
                    if (columns.get(i).number() && !row.get(i).isEmpty()) {
                        json.writeNumber(row.get(i));
                    } else {
                        json.writeString(row.get(i));
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text is written to memory", impossible);
        }
        return text.toString();
    }
}
