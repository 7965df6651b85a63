package dev.astra.http.server.vault;

import dev.astra.http.server.Fault;
import dev.astra.http.server.FaultForm;
import dev.astra.http.server.Reply;
import java.util.List;
import java.util.Map;

/** Immutable. Faults as the program before told them: {@code detail}, a text, or for malformed bodies a list with status 422. */
final class LegacyFaults implements FaultForm {
    @Override
    public Reply form(Fault fault, String id) {
        if (!fault.code().equals("malformed") && !fault.code().equals("media-type")) {
            return Reply.json(fault.status(), Map.of("detail", fault.detail()));
        }
        List<String> place = List.of(fault.place().isEmpty() ? "body" : fault.place()).stream()
                .flatMap(text -> List.of(text.split("/")).stream())
                .toList();
        return Reply.json(
                422, Map.of("detail", List.of(Map.of("loc", place, "msg", fault.detail(), "type", "value_error"))));
    }
}
