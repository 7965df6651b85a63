package dev.astra.http.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a set of routes tells faults. */
@FunctionalInterface
public interface FaultForm {
    /** RFC 9457: {@code application/problem+json}. */
    FaultForm PROBLEM = (fault, id) -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "urn:astra:problem:" + fault.code());
        fields.put("title", fault.code().replace('-', ' '));
        fields.put("status", fault.status());
        fields.put("detail", fault.detail());
        if (!fault.place().isEmpty()) {
            fields.put("place", fault.place());
        }
        fault.retrySeconds().ifPresent(seconds -> fields.put("retryAfterSeconds", seconds));
        if (!id.isEmpty()) {
            fields.put("instance", "urn:astra:request:" + id);
        }
        return new Reply(fault.status(), "application/problem+json", Reply.bytes(fields), Map.of());
    };

    /**
     * The reply that tells a fault.
     *
     * @param fault what is wrong
     * @param id of the request, for the server's log; empty if the reply is kept for repetitions of the request
     */
    Reply form(Fault fault, String id);
}
