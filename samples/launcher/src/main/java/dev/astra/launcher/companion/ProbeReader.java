package dev.astra.launcher.companion;

import dev.astra.core.process.Probe;
import dev.astra.core.process.jdk.CommandProbe;
import dev.astra.core.process.jdk.HttpProbe;
import dev.astra.core.process.jdk.TcpProbe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Immutable. How a program is looked at, in words.
 *
 * @param directory where a command of the person's own runs
 * @param environment what it finds there
 */
record ProbeReader(Optional<Path> directory, Map<String, String> environment) {
    static final String EXPECTED = "process, http URL, tcp HOST:PORT or command WORDS";

    /** What looks; empty where it is enough that the process lives. */
    Optional<Probe> read(String text, Duration within) {
        List<String> words = Lines.words(text);
        String kind = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        return switch (kind) {
            case "process" -> none(rest);
            case "http" -> Optional.of(new HttpProbe(address(only(rest)), within));
            case "tcp" -> Optional.of(tcp(only(rest), within));
            case "command" -> Optional.of(new CommandProbe(rest, directory, environment));
            default -> throw new IllegalArgumentException("another kind");
        };
    }

    private static Optional<Probe> none(List<String> rest) {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("more words");
        }
        return Optional.empty();
    }

    private static String only(List<String> rest) {
        if (rest.size() != 1) {
            throw new IllegalArgumentException("another number of words");
        }
        return rest.get(0);
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        if (address.getHost() == null) {
            throw new IllegalArgumentException("no host");
        }
        return address;
    }

    private static Probe tcp(String text, Duration within) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no port");
        }
        String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        return new TcpProbe(host, Integer.parseInt(text.substring(colon + 1)), within);
    }
}
