package dev.astra.licensing.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiled classes of one package of astra-licensing, as text: what they call is in their constants. */
public final class ClassBytes {
    private ClassBytes() {}

    public static Map<String, String> of(String packageName) throws IOException {
        Path code = Path.of(location());
        String directory = packageName.replace('.', '/');
        if (Files.isDirectory(code)) {
            return read(code.resolve(directory));
        }
        try (FileSystem jar = FileSystems.newFileSystem(code)) {
            return read(jar.getPath(directory));
        }
    }

    private static URI location() {
        try {
            return MachineIdSource.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> read(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .collect(Collectors.toMap(file -> String.valueOf(file.getFileName()), ClassBytes::text));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
