package dev.astra.core.store.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a Java process of its own. */
final class JavaProcess {
    private JavaProcess() {}

    static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
