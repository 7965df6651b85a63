package dev.astra.http.server;

import java.time.Duration;

/**
 * Immutable. One answered request, without anything secret: no path (ids stand in it), no query, no body.
 *
 * @param id of the request
 * @param routes the set
 * @param operation its name in the document
 * @param method of HTTP
 * @param status of the answer
 * @param took from its first line to its answer
 * @param bytesIn of its body
 * @param bytesOut of the answer's body
 * @param caller the name of the key it was signed or sent with
 * @param address where it came from
 */
public record AccessLine(
        String id,
        String routes,
        String operation,
        String method,
        int status,
        Duration took,
        int bytesIn,
        int bytesOut,
        String caller,
        String address) {
    /** One line of name=value pairs. */
    @Override
    public String toString() {
        return "request=" + id + " routes=" + routes + " operation=" + operation + " method=" + method + " status="
                + status + " micros=" + took.toNanos() / 1_000 + " in=" + bytesIn + " out=" + bytesOut + " caller="
                + caller + " address=" + address;
    }
}
