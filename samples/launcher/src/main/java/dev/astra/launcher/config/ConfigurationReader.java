package dev.astra.launcher.config;

import dev.astra.core.RejectedException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** One thread. Finds the places where settings stand and reads them. */
public final class ConfigurationReader {
    /** The file in the home directory. */
    public static final String FILE_NAME = "astra.properties";

    private static final long LONGEST_BYTES = 1024 * 1024;
    private static final List<String> PREFIXES = List.of("ASTRA_", "SHOPPY_");

    private final Map<String, String> environment;
    private final Path directory;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Reads nothing yet.
     *
     * @param environment of the process
     * @param directory the working directory
     */
    public ConfigurationReader(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Reads all places.
     *
     * @param home the home directory as the command line names it, if it does
     * @param file the file as the command line names it; else the one in the home directory, if there is one
     * @throws RejectedException if a place cannot be read
     */
    public Configuration read(Optional<Path> home, Optional<Path> file) {
        List<Configuration.Source> sources = new ArrayList<>();
        home.ifPresent(path ->
                sources.add(new Values("the command line", Map.of(Settings.HOME.key(), path.toString()))));
        sources.add(new Values("the environment", environment));
        Map<String, String> dotenv = dotenv();
        dotenv.keySet().stream()
                .filter(key -> PREFIXES.stream().anyMatch(key::startsWith))
                .forEach(key -> warnIfUnknown(key, ".env"));
        sources.add(new Values(".env", dotenv));
        Path path = file.map(directory::resolve)
                .orElseGet(() -> new Configuration(directory, sources, List.of())
                        .resolve(new Configuration(directory, sources, List.of()).get(Settings.HOME))
                        .resolve(FILE_NAME));
        if (file.isPresent() || Files.exists(path)) {
            Map<String, String> values = properties(path);
            values.keySet().forEach(key -> warnIfUnknown(key, path.toString()));
            if (file.isEmpty() && values.remove(Settings.HOME.key()) != null) {
                warnings.add(Settings.HOME.key() + " in " + path
                        + " is ignored: the file is in the home directory, so it cannot say where that is");
            }
            sources.add(new Values(path.toString(), values));
        }
        return new Configuration(directory, sources, warnings);
    }

    private Map<String, String> dotenv() {
        Path path = directory.resolve(".env");
        if (!Files.exists(path)) {
            return Map.of();
        }
        requireSmall(path);
        try {
            Map<String, String> values = new HashMap<>();
            Dotenv dotenv = Dotenv.configure().directory(directory.toString()).load();
            for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
                values.put(entry.getKey(), entry.getValue());
            }
            return values;
        } catch (DotenvException malformed) { // its message may show a value, so it goes nowhere
            throw new RejectedException("expected lines of KEY=VALUE in " + path + ", found others; correct it");
        }
    }

    private static Map<String, String> properties(Path path) {
        requireSmall(path);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new RejectedException("expected UTF-8 lines of KEY=VALUE in " + path + ", could not read it");
        } catch (IllegalArgumentException malformed) {
            throw new RejectedException("expected four hexadecimal digits behind \\u in " + path + ", found others");
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private static void requireSmall(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LONGEST_BYTES) {
                throw new RejectedException("expected a file of at most " + LONGEST_BYTES + " bytes with settings at "
                        + path + ", found none");
            }
        } catch (IOException unreadable) {
            throw new RejectedException("expected a readable file with settings at " + path + ", found none");
        }
    }

    private void warnIfUnknown(String key, String where) {
        TreeSet<String> known = new TreeSet<>();
        for (Setting<?> setting : Settings.ALL) {
            known.add(setting.key());
            if (setting.secret()) {
                known.add(setting.fileKey());
            }
        }
        if (!known.contains(key)) {
            warnings.add("unknown setting " + Spelling.printable(key) + " in " + where
                    + Spelling.nearest(key, known)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
    }

    private record Values(String name, Map<String, String> values) implements Configuration.Source {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
