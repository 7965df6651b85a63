package dev.astra.benchmarks.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A supervisor that is measured: how it is told to keep children running. */
enum Rival {
    ASTRA_END("Astra, END"),
    ASTRA_LEAVE("Astra, LEAVE"),
    RUNIT("runit"),
    S6("s6, with readiness"),
    SUPERVISORD("supervisord"),
    PM2("pm2");

    private final String shown;

    Rival(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    static Path stamps(Path directory, int number) {
        return directory.resolve("stamps-" + number);
    }

    /** Whether it is installed. */
    boolean there() {
        return switch (this) {
            case ASTRA_END, ASTRA_LEAVE -> true;
            case RUNIT -> found("runsvdir");
            case S6 -> found("s6-svscan");
            case SUPERVISORD -> found("supervisord");
            case PM2 -> found("pm2");
        };
    }

    private static boolean found(String program) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> List.of(path.split(":", -1)).stream())
                .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
    }

    /** Starts it with its children. */
    Process start(Path directory, Path child, int children) throws IOException {
        return switch (this) {
            case ASTRA_END -> astra(directory, child, children, "END");
            case ASTRA_LEAVE -> astra(directory, child, children, "LEAVE");
            case RUNIT -> services(directory, child, children, "", "runsvdir");
            case S6 -> services(directory, child, children, " 3", "s6-svscan");
            case SUPERVISORD -> supervisord(directory, child, children);
            case PM2 -> pm2(directory, child, children);
        };
    }

    private static Process astra(Path directory, Path child, int children, String fate) throws IOException {
        return run(
                directory,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx8m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djdk.lang.Process.launchMechanism=VFORK",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Supervised.class.getName(),
                directory.toString(),
                child.toString(),
                Integer.toString(children),
                fate);
    }

    private static Process services(Path directory, Path child, int children, String word, String program)
            throws IOException {
        Path services = Files.createDirectory(directory.resolve("services"));
        for (int i = 0; i < children; i++) {
            Path service = Files.createDirectory(services.resolve("c" + i));
            Path run = service.resolve("run");
            Files.writeString(run, "#!/bin/sh\nexec " + child + " " + stamps(directory, i) + word + "\n");
            if (!run.toFile().setExecutable(true)) {
                throw new IOException("expected to make " + run + " executable");
            }
            if (!word.isEmpty()) {
                Files.writeString(service.resolve("notification-fd"), "3\n");
            }
        }
        return run(directory, program, services.toString());
    }

    private static Process supervisord(Path directory, Path child, int children) throws IOException {
        StringBuilder text = new StringBuilder("[supervisord]\nnodaemon=true\nlogfile=" + directory + "/log\npidfile="
                + directory + "/pid\nchildlogdir=" + directory + "\n");
        for (int i = 0; i < children; i++) {
            text.append("[program:c")
                    .append(i)
                    .append("]\ncommand=")
                    .append(child)
                    .append(' ')
                    .append(stamps(directory, i))
                    .append("\nautorestart=true\n");
        }
        Path file = Files.writeString(directory.resolve("supervisord.conf"), text);
        return run(directory, "supervisord", "-c", file.toString());
    }

    private static Process pm2(Path directory, Path child, int children) throws IOException {
        List<String> apps = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            apps.add("{\"name\":\"c" + i + "\",\"script\":\"" + child + "\",\"args\":\"" + stamps(directory, i)
                    + "\",\"interpreter\":\"none\",\"exec_mode\":\"fork\"}");
        }
        Path file = Files.writeString(directory.resolve("apps.json"), "{\"apps\":[" + String.join(",", apps) + "]}");
        return run(directory, "pm2", "start", "--silent", file.toString());
    }

    /** Ends it and its children. */
    void stop(Process process, Path directory) throws IOException, InterruptedException {
        if (this == PM2) {
            run(directory, "pm2", "kill").waitFor(60, TimeUnit.SECONDS);
        } else if (this == ASTRA_END || this == ASTRA_LEAVE) {
            process.getOutputStream().close();
        } else if (this == RUNIT) {
            run(directory, "sh", "-c", "kill -HUP " + process.pid()).waitFor();
        } else {
            process.destroy();
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** The number of its main process. */
    long pid(Process process, Path directory) throws IOException {
        return this == PM2
                ? Long.parseLong(
                        Files.readString(directory.resolve("pm2/pm2.pid")).strip())
                : process.pid();
    }

    private static Process run(Path directory, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("out").toFile()));
        builder.environment().put("PM2_HOME", directory.resolve("pm2").toString());
        return builder.start();
    }
}
