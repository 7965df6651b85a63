package dev.astra.launcher.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * One thread. A table for people: aligned, within 80 columns, the last column cut where it is too long. Colors only where
 * somebody sees them.
 */
final class TextTable {
    private static final int WIDTH = 80;
    private static final String MARGIN = "  ";
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final Ansi colors;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> styles = new ArrayList<>();

    /** A heading, and on which side the cells begin. */
    record Column(String heading, boolean right) {
        static Column left(String heading) {
            return new Column(heading, false);
        }

        static Column right(String heading) {
            return new Column(heading, true);
        }
    }

    TextTable(boolean colored, Column... columns) {
        this.columns = List.of(columns);
        this.colors = colored ? Ansi.ON : Ansi.OFF;
    }

    /** A row without color. */
    void row(String... cells) {
        styled("", cells);
    }

    /** A row in a style of picocli, such as {@code red}. */
    void styled(String style, String... cells) {
        rows.add(List.of(cells));
        styles.add(style);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Terminal terminal) {
        int[] widths = widths();
        line(terminal, "bold", columns.stream().map(Column::heading).toList(), widths);
        for (int i = 0; i < rows.size(); i++) {
            line(terminal, styles.get(i), rows.get(i), widths);
        }
    }

    private void line(Terminal terminal, String style, List<String> cells, int[] widths) {
        StringBuilder text = new StringBuilder(MARGIN);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cut(Arguments.printable(cells.get(i)).replaceAll("[\n\t]", " "), widths[i]);
            String blanks = " ".repeat(widths[i] - cell.length());
            text.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? blanks + cell : cell + blanks);
        }
        String plain = text.toString().stripTrailing();
        terminal.out().println(style.isEmpty() || colors == Ansi.OFF ? plain : on(style, plain));
    }

    private static String on(String style, String plain) {
        return Ansi.Style.on(Ansi.Style.parse(style)) + plain + Ansi.Style.reset.on();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        int used = MARGIN.length() + GAP.length() * (columns.size() - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).heading().length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
            used += widths[i];
        }
        int last = widths.length - 1;
        int least = columns.get(last).heading().length();
        widths[last] = Math.max(least, widths[last] - Math.max(0, used - WIDTH));
        return widths;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
