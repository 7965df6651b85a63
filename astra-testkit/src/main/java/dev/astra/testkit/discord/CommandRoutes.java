package dev.astra.testkit.discord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thread at a time. The slash commands that the bot registered, everywhere or in one guild. */
final class CommandRoutes {
    private static final String EVERYWHERE = "";
    private static final String GLOBAL = "/applications/{}/commands";
    private static final String OF_GUILD = "/applications/{}/guilds/{}/commands";
    private static final String NAME = "[-_'\\p{L}\\p{N}]{1,32}";
    private static final int MOST = 100;
    private static final int MOST_OPTIONS = 25;
    private static final int DESCRIPTION_CHARS = 100;

    private final World world;
    private final Map<String, List<JsonObject>> commands = new HashMap<>();

    CommandRoutes(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.on("GET", GLOBAL, call -> of(EVERYWHERE));
        routes.on("GET", OF_GUILD, call -> of(call.part(1)));
        routes.on("PUT", GLOBAL, call -> replace(EVERYWHERE, call.list()));
        routes.on("PUT", OF_GUILD, call -> replace(call.part(1), call.list()));
        routes.on("POST", GLOBAL, call -> add(EVERYWHERE, call.json()));
        routes.on("POST", OF_GUILD, call -> add(call.part(1), call.json()));
        routes.on("DELETE", GLOBAL + "/{}", call -> remove(EVERYWHERE, call.part(1)));
        routes.on("DELETE", OF_GUILD + "/{}", call -> remove(call.part(1), call.part(2)));
    }

    /** A command that a user in this guild can choose. */
    Optional<JsonObject> find(String name, long guildId) {
        List<JsonObject> all = new ArrayList<>(of(Long.toUnsignedString(guildId)));
        all.addAll(of(EVERYWHERE));
        return all.stream().filter(command -> command.text("name").equals(name)).findFirst();
    }

    List<String> names() {
        return of(EVERYWHERE).stream().map(command -> command.text("name")).toList();
    }

    private List<JsonObject> of(String scope) {
        return commands.getOrDefault(scope, List.of());
    }

    private List<JsonObject> replace(String scope, List<JsonObject> wanted) {
        Set<String> names = new HashSet<>();
        for (JsonObject command : wanted) {
            check(command);
            if (!names.add(command.text("name"))) {
                throw Refusal.form("two commands are called " + command.text("name"));
            }
        }
        if (wanted.size() > MOST) {
            throw Refusal.tooManyCommands(MOST);
        }
        List<JsonObject> kept = wanted.stream().map(this::kept).toList();
        commands.put(scope, kept);
        return kept;
    }

    private JsonObject add(String scope, JsonObject wanted) {
        check(wanted);
        List<JsonObject> all = new ArrayList<>(of(scope));
        all.removeIf(command -> command.text("name").equals(wanted.text("name")));
        if (all.size() == MOST) {
            throw Refusal.tooManyCommands(MOST);
        }
        JsonObject kept = kept(wanted);
        all.add(kept);
        commands.put(scope, all);
        return kept;
    }

    private JsonObject remove(String scope, String id) {
        List<JsonObject> all = new ArrayList<>(of(scope));
        if (!all.removeIf(command -> command.text("id").equals(id))) {
            throw Refusal.unknown("application command", 10063);
        }
        commands.put(scope, all);
        return JsonObject.of();
    }

    private JsonObject kept(JsonObject wanted) {
        JsonObject kept = wanted.copy();
        return kept.id("id", world.newId())
                .id("application_id", world.bot().id())
                .id("version", world.newId())
                .put("type", wanted.number("type", 1));
    }

    private static void check(JsonObject command) {
        checkNamed(command, "command");
        boolean optionalSeen = false;
        List<JsonObject> options = command.objects("options");
        if (options.size() > MOST_OPTIONS) {
            throw Refusal.form("more than " + MOST_OPTIONS + " options");
        }
        for (JsonObject option : options) {
            checkNamed(option, "option");
            if (option.flag("required") && optionalSeen) {
                throw Refusal.form("required options come before optional ones");
            }
            optionalSeen |= !option.flag("required");
        }
    }

    private static void checkNamed(JsonObject thing, String what) {
        String name = thing.text("name");
        if (!name.matches(NAME) || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw Refusal.form(what + " name \"" + name + "\"");
        }
        int length = thing.text("description").length();
        if (thing.number("type", 1) == 1 || what.equals("option")) {
            if (length < 1 || length > DESCRIPTION_CHARS) {
                throw Refusal.form(what + " " + name + " needs a description of 1 to " + DESCRIPTION_CHARS
                        + " characters, got " + length);
            }
        }
    }
}
