package dev.astra.http.server.vault;

import dev.astra.core.security.RequestLine;
import dev.astra.core.security.RequestSigner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A request that is wrong somewhere: in its line, its headers, its body, its length or its encoding. Most are signed or show
 * the key, so that they come far. None can be about somebody who owns something.
 */
final class HostileRequest {
    private static final List<String> PATHS = List.of(
            "/v2/trades",
            "/v2/trades/check",
            "/v2/trades/bot-1~none/complete",
            "/v2/trades/bot-1~none/cancel",
            "/v2/trades/bot-1~none/fail",
            "/v2/users/9/holdings",
            "/v2/users/9/history",
            "/v2/users/9/withdrawals",
            "/v2/users/9/withdrawals/cancel",
            "/v2/items",
            "/verify/start",
            "/verify/confirm?robloxUsername=nobody&discordId=9",
            "/trading/items/check-pending",
            "/trading/items/confirm-ps99-deposit",
            "/trading/items/confirm-withdraw",
            "/deposit/check",
            "/deposit/complete",
            "/withdraw/check",
            "/withdraw/complete",
            "/items/all",
            "/user/9/inventory",
            "/user/9/transactions",
            "/health",
            "/docs/v2");
    private static final List<String> BODIES = List.of(
            "{\"bot\":\"bot-1\",\"trade\":\"x\",\"player\":990000000000}",
            "{\"items\":[{\"name\":\"Huge Cat\",\"quantity\":2}],\"gems\":50000000}",
            "{\"reason\":\"none\"}",
            "{\"userId\":990000000000,\"items\":[\"Huge Cat\"],\"game\":\"PS99\"}",
            "{\"userId\":990000000000,\"pets\":[{\"name\":\"Huge"
                    + " Cat\",\"rarity\":\"Golden\",\"shiny\":true}],\"gems\":0,"
                    + "\"signature\":\"00\",\"timestamp\":1704067200.5}",
            "{\"robloxUsername\":\"nobody\"}",
            "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "-1e-999",
            "9223372036854775808",
            "123456789012345678901234567890123456789012345678901234567890123456789",
            "0.1",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "A".repeat(300) + "\"",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
            "NaN",
            "Infinity",
            "01",
            "\"<script>\"",
            "\"'; drop table\"",
            "\"../../etc\"");

    private final VaultSite site;
    private final Random random;
    private boolean whole = true;

    HostileRequest(VaultSite site, Random random) {
        this.site = site;
        this.random = random;
    }

    byte[] bytes() {
        String method = pick(List.of("POST", "POST", "POST", "GET", "GET", "PUT", "DELETE", "PATCH", "OPTIONS"));
        boolean spoiled = chance(5);
        whole = !spoiled;
        String path = spoiled ? spoiledPath(pick(PATHS)) : pick(PATHS);
        byte[] body = method.equals("GET") && chance(2) ? new byte[0] : body();
        List<String> headers = headers(method, path, body);
        if (chance(4)) {
            spoil(headers);
        }
        return written(method, path, headers, body);
    }

    /** Whether its end can be told. */
    boolean isWhole() {
        return whole;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private String spoiledPath(String path) {
        String piece = pick(List.of(
                "%00",
                "%zz",
                "%",
                "/..",
                "//",
                "/%2e%2e/",
                "?limit=0",
                "?limit=x&limit=1",
                "?before=99999999999999999999",
                "?limit=%ff",
                ";a=b",
                "~".repeat(3),
                "9".repeat(40),
                "%F0%9F%92%A9",
                "?" + "a".repeat(3_000),
                "#x",
                "%0d%0aX: y"));
        int at = chance(2) ? path.length() : random.nextInt(path.length());
        return path.substring(0, at) + piece + path.substring(at);
    }

    private byte[] body() {
        String json = pick(BODIES);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                json.replaceFirst(":[^,}\\]]+", ":" + quoted(pick(VALUES))).getBytes(StandardCharsets.UTF_8);
            case 3 -> flipped(json.getBytes(StandardCharsets.UTF_8));
            case 4 -> json.substring(0, random.nextInt(json.length() + 1)).getBytes(StandardCharsets.UTF_8);
            case 5 -> json.getBytes(chance(2) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
            case 6 -> noise(random.nextInt(200));
            case 7 -> (json + json).getBytes(StandardCharsets.UTF_8);
            case 8 ->
                chance(20)
                        ? " ".repeat(16 * 1024 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8)
                        : flipped(json.getBytes(StandardCharsets.UTF_8));
            default ->
                json.replaceFirst("\\{", "{\"extra\":" + quoted(pick(VALUES)) + ",")
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] flipped(byte[] bytes) {
        for (int i = 0; i < 2 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private List<String> headers(String method, String path, byte[] body) {
        List<String> headers = new ArrayList<>(List.of("Host: localhost"));
        if (body.length > 0 || !method.equals("GET")) {
            headers.add("Content-Length: " + body.length);
            headers.add("Content-Type: " + (chance(12) ? "text/plain" : "application/json"));
        }
        if (!chance(8)) {
            headers.add("Authorization: " + VaultSite.SHARED.reveal());
            sign(method, path, body).forEach((name, value) -> headers.add(name + ": " + value));
        }
        return headers;
    }

    private Map<String, String> sign(String method, String path, byte[] body) {
        try {
            return new RequestSigner(VaultSite.KEY, site.time, random)
                    .sign(new RequestLine(method, path), body)
                    .byName();
        } catch (IllegalArgumentException unsignable) {
            return Map.of("X-Signature", "0".repeat(64));
        }
    }

    private void spoil(List<String> headers) {
        whole = false;
        int at = random.nextInt(headers.size());
        switch (random.nextInt(10)) {
            case 0 -> headers.remove(at);
            case 1 -> headers.add(headers.get(at));
            case 2 -> headers.set(at, headers.get(at) + "x");
            case 3 -> headers.add("X-Long: " + "a".repeat(chance(10) ? 20_000 : 500));
            case 4 ->
                headers.add("Transfer-Encoding: " + pick(List.of("chunked", "gzip", "identity", "chunked, chunked")));
            case 5 -> headers.add("Content-Encoding: gzip");
            case 6 -> headers.set(at, headers.get(at).replace(":", ""));
            case 7 -> headers.add("Expect: " + pick(List.of("100-continue", "the-unexpected")));
            case 8 ->
                headers.addAll(List.of("Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMA"));
            default -> headers.add("Content-Length: " + pick(List.of("-1", "1x", "99999999999999999999", "0", "+5")));
        }
    }

    private byte[] written(String method, String path, List<String> headers, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean odd = chance(50);
        boolean half = chance(400);
        whole &= !odd && !half;
        String version = odd ? pick(List.of("HTTP/1.0", "HTTP/9.9", "HTP/1.1", "")) : "HTTP/1.1";
        String head = method + " " + path + " " + version + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, 0, half ? random.nextInt(body.length + 1) : body.length);
        return out.toByteArray();
    }
}
