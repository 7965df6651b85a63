package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import java.util.ArrayList;
import java.util.List;

/** One thread. Comma-separated values as RFC 4180 has them: quotes around what has commas, doubled quotes within. */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The rows; empty lines are left out. */
    static List<List<String>> rows(String text) {
        Csv csv = new Csv(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            List<String> row = csv.row();
            if (row.size() > 1 || !row.get(0).isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return cells;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else if (at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0) {
                return cell.toString();
            } else {
                throw new RejectedException(
                        "expected a comma or the end of the line behind a quote, found something else"
                                + " at character " + at);
            }
        }
        throw new RejectedException("expected a quote at the end of a quoted cell, found the end of the file");
    }
}
