package dev.astra.benchmarks.http;

import dev.astra.core.security.RequestSigner;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the vault's server and others like it, each in a process of its own, from further processes. */
public final class HttpBench {
    private static final int SIGNED_AHEAD = 2_000;
    private static final int CLIENTS = 64;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final String ROW = "| %-42s | %9s | %8s | %8s |%n";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("\\s(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    private final Path directory;
    private final String java;
    private final String classpath;

    private HttpBench(Path directory) {
        this.directory = directory;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        this.classpath = System.getProperty("java.class.path");
    }

    /** Runs; the working directory is the only word. */
    public static void main(String[] words) throws IOException, InterruptedException {
        new HttpBench(Path.of(words[0]).toAbsolutePath()).run();
    }

    private void run() throws IOException, InterruptedException {
        Path script = directory.resolve("signed.lua");
        Files.writeString(script, script());
        System.out.printf(Locale.ROOT, ROW, "What", "a second", "p50 ms", "p99 ms");
        System.out.println("|---|---:|---:|---:|");
        Path store = Files.createTempDirectory(directory, "store");
        Process astra = start(Map.of(), java, "-Xmx1g", "-cp", classpath, Serving.class.getName(), store.toString());
        try (BufferedReader said = astra.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(said.readLine());
            wrk(port, script, SECONDS);
            show("Astra: signed checks, " + CLIENTS + " connections", wrk(port, script, SECONDS));
            show("Astra: signed checks, 1,000 a second", load("checks", port, "16", "1000"));
            show("Astra: durable deposits, " + CLIENTS + " clients", load("deposits", port, "" + CLIENTS));
        } finally {
            astra.getOutputStream().close();
            astra.waitFor();
        }
        express(script);
        fastApi(script);
    }

    private void express(Path script) throws IOException, InterruptedException {
        int port = free();
        String modules = directory.resolve("node_modules").toString();
        Process server = start(
                Map.of("NODE_PATH", modules, "NODE_ENV", "production"),
                "node",
                Path.of("http", "express.js").toString(),
                "" + port,
                Bot.KEY.id().value(),
                Bot.KEY.secret().reveal());
        measured("Express on Node.js: signed checks", server, port, script);
    }

    private void fastApi(Path script) throws IOException, InterruptedException {
        int port = free();
        Process server = start(
                Map.of(
                        "BENCH_KEY_ID", Bot.KEY.id().value(),
                        "BENCH_SECRET", Bot.KEY.secret().reveal(),
                        "PYTHONPATH", Path.of("http").toAbsolutePath().toString()),
                "/usr/bin/python3",
                "-m",
                "uvicorn",
                "fastapi_app:app",
                "--port",
                "" + port,
                "--log-level",
                "warning",
                "--no-access-log");
        measured("FastAPI on uvicorn: signed checks", server, port, script);
    }

    private void measured(String name, Process server, int port, Path script) throws IOException, InterruptedException {
        try {
            if (listens(server, port)) {
                wrk(port, script, Math.max(1, SECONDS / 3));
                show(name, wrk(port, script, SECONDS));
            } else {
                System.out.println("(" + name + ": could not be started here)");
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static boolean listens(Process server, int port) throws InterruptedException {
        for (int i = 0; i < 200 && server.isAlive(); i++) {
            try {
                new Bot(port).close();
                return true;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(Map<String, String> environment, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** How many a second, and p50 and p99 in microseconds. */
    private record Result(double rate, double p50, double p99) {}

    private Result wrk(int port, Path script, int seconds) throws IOException, InterruptedException {
        Process wrk = start(
                Map.of(),
                "wrk",
                "-t1",
                "-c" + CLIENTS,
                "-d" + seconds + "s",
                "--latency",
                "-s",
                script.toString(),
                "http://127.0.0.1:" + port);
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher bad = BAD.matcher(said);
        if (bad.find()) {
            throw new IOException("expected good answers only, got " + bad.group(1) + " others:\n" + said);
        }
        double[] times = new double[100];
        for (Matcher each = PERCENTILE.matcher(said); each.find(); ) {
            double unit = each.group(3).equals("us") ? 1 : each.group(3).equals("ms") ? 1e3 : 1e6;
            times[Integer.parseInt(each.group(1))] = Double.parseDouble(each.group(2)) * unit;
        }
        Matcher rate = RATE.matcher(said);
        return new Result(rate.find() ? Double.parseDouble(rate.group(1)) : 0, times[50], times[99]);
    }

    private Result load(String what, int port, String clients, String... more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                java, "-Xmx512m", "-cp", classpath, Load.class.getName(), what, "" + port, clients, "" + SECONDS));
        words.addAll(List.of(more));
        Process load = start(Map.of(), words.toArray(String[]::new));
        String[] said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        load.waitFor();
        return new Result(Double.parseDouble(said[0]), Double.parseDouble(said[1]), Double.parseDouble(said[2]));
    }

    private static void show(String name, Result result) {
        System.out.printf(
                Locale.ROOT,
                ROW,
                name,
                String.format(Locale.ROOT, "%,.0f", result.rate()),
                String.format(Locale.ROOT, "%.2f", result.p50() / 1_000),
                String.format(Locale.ROOT, "%.2f", result.p99() / 1_000));
    }

    private static String script() {
        RequestSigner signer = new RequestSigner(Bot.KEY);
        StringBuilder lua = new StringBuilder("local requests = {\n");
        for (int i = 0; i < SIGNED_AHEAD; i++) {
            String request =
                    new String(Bot.request(signer, "/v2/trades/check", "{\"player\":77}"), StandardCharsets.US_ASCII);
            lua.append('"')
                    .append(request.replace("\"", "\\\"").replace("\r\n", "\\r\\n"))
                    .append("\",\n");
        }
        return lua + "}\nlocal n = 0\nfunction request()\n  n = n % #requests + 1\n  return requests[n]\nend\n";
    }
}
