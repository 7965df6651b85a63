package dev.astra.launcher.top;

import dev.astra.core.AstraException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** One thread. The live view: asks the instance, paints, and does what keys wish, until a person has seen enough. */
public final class Top {
    private static final int LOG_LINES = 1_000;
    private static final long LOOK_MILLIS = 100;

    private final Source source;
    private final Board board = new Board();
    private final Painter painter;
    private final Duration every;
    private final Executor asking;
    private final LongSupplier nanos;
    private CompletableFuture<Optional<Moment>> asked = new CompletableFuture<>();
    private boolean waiting;
    private long next;

    Top(Source source, Painter painter, Duration every, Executor asking, LongSupplier nanos) {
        this.source = source;
        this.painter = painter;
        this.every = every;
        this.asking = asking;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** Whether there is a terminal that can show it. */
    public static boolean possible() {
        return Tty.there();
    }

    /**
     * The programs as one table, for a file or a pipe.
     *
     * @param told what the source told
     * @param zone of the person
     */
    public static String table(String told, ZoneId zone) {
        return String.join(System.lineSeparator(), Painter.table(Moment.parse(told), zone));
    }

    /**
     * Shows it until a person quits or the process is to end.
     *
     * @param source the instance
     * @param out the terminal
     * @param in its keys
     * @param colored whether colors are wanted
     * @param every between two looks
     * @param zone of the person
     * @param goesOn whether the process is not to end yet
     * @return whether it could be shown
     */
    public static boolean run(
            Source source,
            PrintWriter out,
            InputStream in,
            boolean colored,
            Duration every,
            ZoneId zone,
            BooleanSupplier goesOn) {
        Optional<Tty> tty = Tty.open(out, in);
        if (tty.isEmpty()) {
            return false;
        }
        String cut = Charset.defaultCharset().newEncoder().canEncode('\u2026') ? "\u2026" : "~";
        Executor asking = work -> {
            Thread thread = new Thread(work, "astra-top");
            thread.setDaemon(true);
            thread.start();
        };
        try (Tty screen = tty.get()) {
            new Top(source, new Painter(new Style(colored, cut), zone), every, asking, System::nanoTime)
                    .live(screen, goesOn);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    void live(Screen screen, BooleanSupplier goesOn) throws InterruptedException {
        boolean quit = false;
        while (!quit && goesOn.getAsBoolean()) {
            look();
            screen.show(painter.paint(board, screen.width(), screen.height()));
            Optional<String> typed = screen.typed(LOOK_MILLIS);
            if (typed.isPresent()) {
                for (Key key : Key.of(typed.get())) {
                    quit = quit || grant(board.press(key));
                }
            }
        }
    }

    /** Asks again when it is time, and takes the answer when it is there; a slow instance never holds up the keys. */
    private void look() {
        if (!waiting && nanos.getAsLong() - next >= 0) {
            waiting = true;
            asked = CompletableFuture.supplyAsync(() -> source.programs().map(Moment::parse), asking);
        }
        if (waiting && asked.isDone()) {
            waiting = false;
            next = nanos.getAsLong() + every.toNanos();
            take();
            if (board.page() == Board.Page.LOG) {
                log();
            }
        }
    }

    private void take() {
        try {
            asked.join().ifPresentOrElse(board::show, () -> board.say("no instance runs here any more; trying again"));
        } catch (CompletionException failure) {
            board.say(reason(failure) + "; trying again");
        }
    }

    private void log() {
        board.chosen().ifPresent(row -> board.log(source.tail(row.name(), LOG_LINES)));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof AstraException && cause.getMessage() != null
                ? cause.getMessage()
                : "the instance cannot be asked";
    }

    /** Answers whether that was all. */
    private boolean grant(Wish wish) {
        switch (wish.kind()) {
            case QUIT -> {
                return true;
            }
            case START, ENABLE, STOP, RESTART -> {
                try {
                    board.say(source.order(wish.kind().name().toLowerCase(Locale.ROOT), wish.name()));
                } catch (AstraException refused) {
                    board.say(reason(refused));
                }
                next = nanos.getAsLong();
            }
            case NOTHING -> {
                if (board.page() == Board.Page.LOG && board.log().isEmpty()) {
                    log();
                }
            }
        }
        return false;
    }
}
