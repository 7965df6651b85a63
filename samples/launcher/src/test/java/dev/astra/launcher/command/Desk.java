package dev.astra.launcher.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Thread-safe once it is set up. Somebody who types commands: a working directory, an environment, and what was printed. */
public final class Desk {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<String> everything = new CopyOnWriteArrayList<>();

    public Desk(Path directory) {
        this.directory = directory;
        environment.put("ASTRA_HOME", "home");
    }

    public Desk set(String key, String value) {
        environment.put(key, value);
        return this;
    }

    public Path home() {
        return directory.resolve("home");
    }

    public Typed type(String... words) {
        return type(Program.SELLER, words);
    }

    public Typed type(Program program, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = program.run(
                new Surroundings(environment, directory, stop),
                words,
                new PrintWriter(out, true),
                new PrintWriter(err, true));
        everything.add(out.toString() + err);
        return new Typed(code, out.toString(), err.toString());
    }

    /** Like {@link #type}, and what it prints can be heard while it runs. */
    int typeAloud(Heard out, String... words) {
        PrintWriter to = new PrintWriter(out, true);
        int code = Program.SELLER.run(new Surroundings(environment, directory, stop), words, to, to);
        everything.add(out.text());
        return code;
    }

    /** Tells a running instance to end. */
    public void stop() {
        stop.countDown();
    }

    /** All that was printed so far. */
    public String everything() {
        return String.join("\n", everything);
    }

    /** What came of a command. */
    public record Typed(int code, String out, String err) {}
}
