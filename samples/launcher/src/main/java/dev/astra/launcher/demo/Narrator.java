package dev.astra.launcher.demo;

import dev.astra.core.time.Pause;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** One thread. Tells the story: numbered steps, what was typed, what was said, what was written. */
final class Narrator {
    private static final String MARGIN = "     ";
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(700);

    private final PrintWriter out;
    private final Pause pause;
    private int steps;
    private boolean held = true;

    /**
     * Tells it to somebody.
     *
     * @param pause between two steps, for those who read along
     */
    Narrator(PrintWriter out, Pause pause) {
        this.out = out;
        this.pause = pause;
    }

    void title(String title, String line) {
        out.println();
        out.println(styled("bold", title));
        out.println(line);
        out.flush();
    }

    void step(String title) throws InterruptedException {
        pause.pause(BETWEEN_STEPS);
        out.println();
        out.println(styled("bold,cyan", String.format(Locale.ROOT, "%3d  ", ++steps)) + styled("bold", title));
        out.flush();
    }

    void say(String line) {
        out.println(MARGIN + line);
        out.flush();
    }

    /** A command as a person would type it. */
    void typed(List<String> words) {
        out.println(MARGIN + styled("faint", "$ ") + styled("yellow", "astra " + String.join(" ", words)));
        out.flush();
    }

    void answered(String output) {
        output.lines().filter(line -> !line.isBlank()).forEach(line -> say(line.strip()));
    }

    /** What somebody wrote on Discord. */
    void heard(String who, String words) {
        out.println(MARGIN + styled("bold", who + ":"));
        words.lines().forEach(line -> out.println(MARGIN + "  " + styled("faint", "│ ") + line));
        out.flush();
    }

    /** What stands on the disk now. */
    void written(String line) {
        out.println(MARGIN + styled("faint", "written: " + line));
        out.flush();
    }

    /** A check of the demonstration itself. */
    void check(boolean holds, String line) {
        held &= holds;
        out.println(MARGIN + (holds ? styled("green", "✓ " + line) : styled("bold,red", "✗ expected: " + line)));
        out.flush();
    }

    void aside(String line) {
        out.println(styled("faint", line));
        out.flush();
    }

    /**
     * The end.
     *
     * @param lastWords if every check held
     * @return whether every check held
     */
    boolean end(String lastWords) {
        out.println();
        out.println(
                held
                        ? styled("bold,green", lastWords)
                        : styled("bold,red", "Something did not hold; the lines marked ✗ say what."));
        out.flush();
        return held;
    }

    private static String styled(String style, String text) {
        return Ansi.AUTO.new Text("@|" + style + " " + text.replace("|@", "| @") + "|@").toString();
    }
}
