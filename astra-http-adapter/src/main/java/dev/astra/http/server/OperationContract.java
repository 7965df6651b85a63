package dev.astra.http.server;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Thread-safe. What the document says of the calls of one operation. It checks on the caller's thread. */
final class OperationContract {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final String JSON = "application/json";
    private static final int MALFORMED = 400;
    private static final int WRONG_TYPE = 415;

    private final List<Part> parts;
    private final Map<String, Validator> bodies;
    private final boolean bodyRequired;

    private OperationContract(List<Part> parts, Map<String, Validator> bodies, boolean bodyRequired) {
        this.parts = parts;
        this.bodies = bodies;
        this.bodyRequired = bodyRequired;
    }

    /** A parameter. */
    private record Part(String name, Location place, boolean required, boolean whole, Validator validator) {}

    static OperationContract of(OpenAPIContract document, Operation operation) {
        List<Part> parts = new ArrayList<>();
        for (Parameter each : operation.getParameters()) {
            parts.add(new Part(
                    each.getName(),
                    each.getIn(),
                    each.isRequired(),
                    each.getSchemaType() == SchemaType.INTEGER,
                    document.getSchemaRepository().validator(each.getSchema())));
        }
        Map<String, Validator> bodies = new HashMap<>();
        RequestBody body = operation.getRequestBody();
        if (body != null) {
            for (Map.Entry<String, MediaType> each : body.getContent().entrySet()) {
                bodies.put(
                        each.getKey(),
                        document.getSchemaRepository().validator(each.getValue().getSchema()));
            }
        }
        return new OperationContract(List.copyOf(parts), Map.copyOf(bodies), body != null && body.isRequired());
    }

    /** What is wrong with a call, if anything is. */
    Optional<Fault> check(Call call) {
        for (Part part : parts) {
            Optional<Fault> fault = parameter(call, part);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return body(call);
    }

    private static Optional<Fault> parameter(Call call, Part part) {
        String where = part.place().name().toLowerCase(Locale.ROOT) + "/" + part.name();
        String text = value(call, part);
        if (text == null) {
            return part.required()
                    ? Optional.of(Fault.at(MALFORMED, "malformed", where, where + ": expected it, found nothing"))
                    : Optional.empty();
        }
        if (part.whole() && !WHOLE.matcher(text).matches()) {
            return Optional.of(
                    Fault.at(MALFORMED, "malformed", where, where + ": expected a whole number of at most 18 digits"));
        }
        Object value = part.whole() ? Long.valueOf(text) : text;
        return problem(part.validator(), value).map(keyword -> told(where, keyword));
    }

    private static @Nullable String value(Call call, Part part) {
        return switch (part.place()) {
            case PATH -> call.path(part.name());
            case QUERY -> call.query(part.name()).orElse(null);
            case HEADER -> call.header(part.name()).isEmpty() ? null : call.header(part.name());
            case COOKIE -> null;
        };
    }

    private Optional<Fault> body(Call call) {
        if (bodies.isEmpty()) {
            return Optional.empty();
        }
        if (call.body().length == 0) {
            return bodyRequired
                    ? Optional.of(Fault.at(MALFORMED, "malformed", "body", "body: expected one, found nothing"))
                    : Optional.empty();
        }
        String type = mediaType(call.header("Content-Type"));
        Validator validator = bodies.get(type);
        if (validator == null) {
            return Optional.of(Fault.at(
                    WRONG_TYPE,
                    "media-type",
                    "body",
                    "expected the Content-Type " + String.join(" or ", bodies.keySet())));
        }
        Object value = type.equals(JSON) ? new JsonObject(call.fields().values()) : call.text();
        OutputUnit result = validator.validate(value);
        return valid(result) ? Optional.empty() : Optional.of(located(result));
    }

    private static String mediaType(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean valid(OutputUnit result) {
        return Boolean.TRUE.equals(result.getValid());
    }

    private static Optional<String> problem(Validator validator, Object value) {
        OutputUnit result = validator.validate(value);
        return valid(result) ? Optional.empty() : Optional.of(keyword(deepest(result)));
    }

    private static Fault located(OutputUnit result) {
        OutputUnit error = deepest(result);
        String at = error.getInstanceLocation();
        String inside = at == null || at.equals("#") ? "" : at.substring(1);
        return told("body" + inside, keyword(error));
    }

    private static Fault told(String where, String keyword) {
        return Fault.at(
                MALFORMED,
                "malformed",
                where,
                where + ": expected what the document says, found something else (" + keyword + ")");
    }

    private static OutputUnit deepest(OutputUnit result) {
        List<OutputUnit> errors = result.getErrors();
        return errors == null || errors.isEmpty() ? result : errors.get(errors.size() - 1);
    }

    private static String keyword(OutputUnit error) {
        String at = error.getKeywordLocation();
        return at == null ? "schema" : at.substring(at.lastIndexOf('/') + 1);
    }
}
