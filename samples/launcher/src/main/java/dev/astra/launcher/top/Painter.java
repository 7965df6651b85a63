package dev.astra.launcher.top;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Immutable. Turns the board into the lines of a screen; none is wider than it. */
final class Painter {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int NAME = 16;
    private static final int PHASE = 9;
    private static final int SINCE = 7;
    private static final int STARTS = 6;
    private static final int SHARE = 6;
    private static final int MEMORY = 9;
    /** Lines that are no programs: two of the head, the headings, five about the chosen program, the keys. */
    private static final int FIXED = 9;

    private static final List<String> HELP = List.of(
            "",
            "  q              quit",
            "  up, k          the program above         g  the first",
            "  down, j        the program below         G  the last",
            "  r              restart, at its safe point if it has one",
            "  s              stop; start if it is stopped",
            "  l, Enter       what it writes; there, up and down go back and forth",
            "  ?, h           this",
            "",
            "  CPU is the share of one processor, memory what the whole tree holds.",
            "  parked: ended too often, tried rarely; the line below says when next.",
            "",
            "  Any key goes back.");

    private final Style style;
    private final ZoneId zone;

    Painter(Style style, ZoneId zone) {
        this.style = style;
        this.zone = zone;
    }

    /** The lines of a screen of this size, as many as it has. */
    List<String> paint(Board board, int width, int height) {
        List<String> lines = new ArrayList<>();
        head(board, width, lines);
        switch (board.page()) {
            case PROGRAMS -> programs(board, width, height, lines);
            case LOG -> log(board, width, height, lines);
            case HELP -> HELP.forEach(line -> lines.add(fit(line, width)));
        }
        while (lines.size() < height - 1) {
            lines.add("");
        }
        return lines.size() >= height ? lines.subList(0, Math.max(0, height)) : with(lines, keys(board, width));
    }

    /** One table for a file or a pipe; nothing is cut off. */
    static List<String> table(Moment moment, ZoneId zone) {
        Painter plain = new Painter(new Style(false, "~"), zone);
        Board board = new Board();
        board.show(moment);
        List<String> lines = new ArrayList<>(List.of(plain.headings(NAME + PHASE + SINCE + STARTS + SHARE + MEMORY + 40)
                .stripTrailing()));
        moment.rows()
                .forEach(row ->
                        lines.add(("  " + plain.columns(board, row) + "  " + row.explanation()).stripTrailing()));
        return lines;
    }

    private static List<String> with(List<String> lines, String last) {
        lines.add(last);
        return lines;
    }

    private String fit(String text, int width) {
        return Cells.cut(text, width, style.cut());
    }

    private void head(Board board, int width, List<String> lines) {
        String home = board.moment().map(Moment::home).orElse("");
        String clock =
                board.moment().map(now -> CLOCK.format(now.time().atZone(zone))).orElse("");
        String left = Cells.left("astra top  " + home, Math.max(0, width - Cells.width(clock) - 1), style.cut());
        lines.add(style.head(fit(left + " " + clock, width)));
        lines.add(fit(board.moment().isPresent() ? summary(board) : "waiting for the instance ...", width));
    }

    private static String summary(Board board) {
        Map<String, Integer> phases = new TreeMap<>();
        double share = 0;
        long memory = 0;
        for (Row row : board.rows()) {
            phases.merge(row.phase(), 1, Integer::sum);
            share += Math.max(0, board.share(row));
            memory += row.memoryBytes().orElse(0);
        }
        List<String> words = new ArrayList<>();
        phases.forEach((phase, count) -> words.add(count + " " + phase));
        int count = board.rows().size();
        return count + (count == 1 ? " program" : " programs") + (words.isEmpty() ? "" : ": ")
                + String.join(", ", words) + "   CPU " + Cells.share(share) + " %   memory "
                + Cells.bytes(OptionalLong.of(memory));
    }

    private void programs(Board board, int width, int height, List<String> lines) {
        lines.add(style.bar(headings(width)));
        int room = Math.max(1, height - FIXED);
        int first = Math.max(0, Math.min(board.place() - room / 2, board.rows().size() - room));
        List<Row> rows = board.rows();
        for (int i = first; i < Math.min(rows.size(), first + room); i++) {
            lines.add(line(board, rows.get(i), width, i == board.place()));
        }
        while (lines.size() < height - FIXED + 3) {
            lines.add("");
        }
        about(board, width, lines, rows.size() > room ? (board.place() + 1) + " of " + rows.size() : "");
    }

    private String headings(int width) {
        String text = "  " + Cells.left("PROGRAM", NAME, "") + " " + Cells.left("IS", PHASE, "") + " "
                + Cells.right("FOR", SINCE, "") + " " + Cells.right("STARTS", STARTS, "") + " "
                + Cells.right("CPU %", SHARE, "") + " " + Cells.right("MEMORY", MEMORY, "") + "  WHY, OR LAST LINE";
        return Cells.left(text, width, style.cut());
    }

    private String columns(Board board, Row row) {
        return Cells.left(row.name(), NAME, style.cut()) + " " + Cells.left(row.phase(), PHASE, style.cut()) + " "
                + numbers(board, row);
    }

    private String numbers(Board board, Row row) {
        boolean there = row.processes() > 0;
        return Cells.right(Cells.time(row.since()), SINCE, style.cut()) + " "
                + Cells.right(Long.toString(row.starts()), STARTS, style.cut()) + " "
                + Cells.right(there ? Cells.share(board.share(row)) : "-", SHARE, style.cut()) + " "
                + Cells.right(there ? Cells.bytes(row.memoryBytes()) : "-", MEMORY, style.cut());
    }

    private String line(Board board, Row row, int width, boolean chosen) {
        boolean runs = row.phase().equals("running");
        String last = runs && !row.lastLine().isBlank() ? row.lastLine() : row.explanation();
        if (chosen) {
            return style.chosen(Cells.left("> " + columns(board, row) + "  " + last, width, style.cut()));
        }
        String plain = Cells.left("  " + columns(board, row) + "  " + last, width, style.cut());
        int begin = 2 + NAME + 1;
        return width < begin + PHASE || Cells.width(plain) != plain.length()
                ? plain
                : plain.substring(0, begin)
                        + style.phase(row.phase(), plain.substring(begin, begin + PHASE))
                        + plain.substring(begin + PHASE);
    }

    private void about(Board board, int width, List<String> lines, String place) {
        lines.add(style.quiet(Cells.right(place, width, "").replace("  ", "--")));
        if (board.chosen().isEmpty()) {
            lines.add(fit(board.moment().isPresent() ? "No programs; companions.properties names them." : "", width));
            return;
        }
        Row row = board.chosen().get();
        String why = row.name() + ": " + row.explanation();
        String first = Cells.cut(why, width, "");
        lines.add(first);
        lines.add(fit(why.substring(first.length()).strip(), width));
        lines.add(fit(facts(board, row), width));
        lines.add(fit(row.lastLine().isBlank() ? "wrote nothing yet" : "wrote: " + row.lastLine(), width));
    }

    private String facts(Board board, Row row) {
        Instant now = board.moment().map(Moment::time).orElse(Instant.EPOCH);
        String next = row.next()
                .map(at -> "next start " + CLOCK.format(at.atZone(zone)) + " (in "
                        + Cells.time(Duration.between(now, at).plusMillis(999)) + ")   ")
                .orElse("");
        return next + "processes " + row.processes() + "   starts " + row.starts() + "   " + row.phase() + " for "
                + Cells.time(row.since());
    }

    private void log(Board board, int width, int height, List<String> lines) {
        lines.set(
                1,
                fit(
                        board.chosen().map(Row::name).orElse("") + ": what it wrote last"
                                + (board.back() == 0 ? ", going on" : ", " + board.back() + " lines back"),
                        width));
        int room = Math.max(1, height - 3);
        int end = Math.max(0, board.log().size() - board.back());
        List<String> shown = board.log().subList(Math.max(0, end - room), end);
        if (board.log().isEmpty()) {
            lines.add("");
            lines.add(fit("  It wrote nothing yet.", width));
        }
        shown.forEach(line -> lines.add(fit(line, width)));
    }

    private String keys(Board board, int width) {
        if (!board.message().isEmpty()) {
            return style.bar(Cells.left(board.message(), width, style.cut()));
        }
        String text = switch (board.page()) {
            case PROGRAMS -> "q quit  arrows/jk choose  r restart  s stop/start  l logs  ? help";
            case LOG -> "q back  arrows/jk older/newer  G newest";
            case HELP -> "any key goes back";
        };
        return style.quiet(fit(text, width));
    }
}
