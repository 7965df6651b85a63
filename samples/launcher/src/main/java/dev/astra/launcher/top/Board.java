package dev.astra.launcher.top;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread. What is shown: the programs, which of them is chosen, and which page is open. */
final class Board {
    enum Page {
        PROGRAMS,
        LOG,
        HELP
    }

    /** A message is shown for so many looks. */
    private static final int MESSAGE_LOOKS = 5;

    private @Nullable Moment moment;
    private final Map<String, Double> shares = new HashMap<>();
    private String chosen = "";
    private Page page = Page.PROGRAMS;
    private String message = "";
    private int looksLeft;
    private List<String> log = List.of();
    private int back;

    /** The instance told how things stand. */
    void show(Moment now) {
        Moment before = moment;
        shares.clear();
        if (before != null) {
            now.rows().forEach(row -> share(before, now, row).ifPresent(share -> shares.put(row.name(), share)));
        }
        moment = now;
        looksLeft--;
        message = looksLeft > 0 ? message : "";
        if (chosen().isEmpty() && !now.rows().isEmpty()) {
            chosen = now.rows().get(0).name();
        }
    }

    private static Optional<Double> share(Moment before, Moment now, Row row) {
        double passed = Duration.between(before.time(), now.time()).toNanos();
        return before.rows().stream()
                .filter(old -> old.name().equals(row.name()) && old.pid() == row.pid() && row.pid() > 0 && passed > 0)
                .findFirst()
                .map(old -> Math.max(0, row.processor().minus(old.processor()).toNanos() / passed * 100));
    }

    Optional<Moment> moment() {
        return Optional.ofNullable(moment);
    }

    List<Row> rows() {
        return moment == null ? List.of() : moment.rows();
    }

    /** What a program takes of one processor, in per cent; negative if that is not known yet. */
    double share(Row row) {
        return shares.getOrDefault(row.name(), -1.0);
    }

    Optional<Row> chosen() {
        return rows().stream().filter(row -> row.name().equals(chosen)).findFirst();
    }

    int place() {
        return chosen().map(row -> rows().indexOf(row)).orElse(0);
    }

    Page page() {
        return page;
    }

    String message() {
        return message;
    }

    void say(String text) {
        message = Cells.printable(text.strip().replace('\n', ' '));
        looksLeft = MESSAGE_LOOKS;
    }

    List<String> log() {
        return log;
    }

    /** How many lines a person has gone back in the log. */
    int back() {
        return back;
    }

    void log(List<String> lines) {
        log = lines.stream().map(Cells::printable).toList();
        back = Math.min(back, Math.max(0, log.size() - 1));
    }

    /** A key was pressed. */
    Wish press(Key key) {
        message = "";
        return switch (page) {
            case PROGRAMS -> programs(key);
            case LOG -> log(key);
            case HELP -> {
                page = Page.PROGRAMS;
                yield Wish.NOTHING;
            }
        };
    }

    private Wish programs(Key key) {
        switch (key) {
            case UP -> choose(place() - 1);
            case DOWN -> choose(place() + 1);
            case FIRST -> choose(0);
            case LAST -> choose(rows().size() - 1);
            case LOGS -> {
                page = chosen().isPresent() ? Page.LOG : Page.PROGRAMS;
                back = 0;
                log = List.of();
            }
            case HELP -> page = Page.HELP;
            case RESTART -> {
                return wish(Wish.Kind.RESTART);
            }
            case STOP -> {
                return chosen().map(Board::opposite).orElse(Wish.NOTHING);
            }
            case QUIT -> {
                return new Wish(Wish.Kind.QUIT, "");
            }
            case BACK, OTHER -> {}
        }
        return Wish.NOTHING;
    }

    /** Stops what runs or would; starts what does not. */
    private static Wish opposite(Row row) {
        boolean off = row.phase().equals("off") || row.phase().equals("done");
        Wish.Kind start = row.disabled() ? Wish.Kind.ENABLE : Wish.Kind.START;
        return new Wish(off ? start : Wish.Kind.STOP, row.name());
    }

    private Wish wish(Wish.Kind kind) {
        return chosen().map(row -> new Wish(kind, row.name())).orElse(Wish.NOTHING);
    }

    private Wish log(Key key) {
        switch (key) {
            case UP -> back = Math.min(back + 1, Math.max(0, log.size() - 1));
            case DOWN -> back = Math.max(0, back - 1);
            case FIRST -> back = Math.max(0, log.size() - 1);
            case LAST -> back = 0;
            case QUIT, BACK, LOGS -> page = Page.PROGRAMS;
            case RESTART, STOP, HELP, OTHER -> {}
        }
        return Wish.NOTHING;
    }

    private void choose(int place) {
        if (place >= 0 && place < rows().size()) {
            chosen = rows().get(place).name();
        }
    }
}
