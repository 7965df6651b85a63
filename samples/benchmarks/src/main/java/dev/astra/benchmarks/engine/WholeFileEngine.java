package dev.astra.benchmarks.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Thread-safe. One JSON file that is written anew at every change, as most small bots do, but done right: a temporary file,
 * synced, renamed over the old one, and the directory synced. With streaming, which is the fastest way to write it.
 */
final class WholeFileEngine implements Engine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final Path file;
    private final Map<String, License> byOrder = new LinkedHashMap<>();
    private final Map<String, License> byMachine = new HashMap<>();

    WholeFileEngine(Path directory) throws IOException {
        this.directory = directory;
        this.file = Files.createDirectories(directory).resolve("licenses.json");
        if (Files.exists(file)) {
            read();
        }
    }

    @Override
    public synchronized void load(long count) throws IOException {
        for (long id = 1; id <= count; id++) {
            keep(License.fresh(id));
        }
        save();
    }

    @Override
    public Client client() {
        return this::bind;
    }

    private synchronized long bind(String order, String machine) throws IOException {
        License license = byOrder.get(order);
        if (license == null || license.machine().equals(machine)) {
            return 0;
        }
        byMachine.remove(license.machine());
        License bound = license.bound(machine, System.currentTimeMillis());
        keep(bound);
        save();
        return bound.binds();
    }

    private void keep(License license) {
        byOrder.put(license.order(), license);
        byMachine.put(license.machine(), license);
    }

    @Override
    public synchronized Tally tally() {
        return new Tally(
                byOrder.size(),
                byOrder.values().stream().mapToLong(License::binds).sum());
    }

    private void save() throws IOException {
        Path fresh = directory.resolve("licenses.json.new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile());
                JsonGenerator json = JSON.createGenerator(new BufferedOutputStream(out, BUFFER))) {
            json.writeStartArray();
            for (License license : byOrder.values()) {
                write(license, json);
            }
            json.writeEndArray();
            json.flush();
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static void write(License license, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", license.id());
        json.writeStringField("order", license.order());
        json.writeStringField("machine", license.machine());
        json.writeNumberField("changedAt", license.changedAt());
        json.writeNumberField("binds", license.binds());
        json.writeEndObject();
    }

    private void read() throws IOException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                long id = number(json);
                String order = text(json);
                String machine = text(json);
                long changedAt = number(json);
                keep(new License(id, order, machine, changedAt, number(json)));
                json.nextToken();
            }
        }
    }

    private static long number(JsonParser json) throws IOException {
        json.nextToken();
        json.nextToken();
        return json.getLongValue();
    }

    private static String text(JsonParser json) throws IOException {
        json.nextToken();
        json.nextToken();
        return json.getText();
    }

    @Override
    public void close() {}
}
