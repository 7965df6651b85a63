package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.RateLimit;
import dev.astra.testkit.discord.FakeChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Which fields of an event our JDA cannot do without, found by leaving out one at a time. After an upgrade of JDA the lists
 * may change: whatever is new in them, the fake must send.
 */
class RequiredFieldsWireTest {
    private final Wire wire = new Wire();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        wire.close();
    }

    private Set<String> neededOf(Consumer<String> sender) {
        CommandSet echo = CommandSet.builder("$")
                .add(new Samples().echo())
                .limit(new RateLimit(100_000, Duration.ofMinutes(1)))
                .listener(call -> heard.add(call.get(Samples.WORD)))
                .build();
        wire.serve(echo);
        AtomicReference<String> event = new AtomicReference<>("{}");
        wire.discord.gateway().tamper(json -> {
            event.set(json);
            return json;
        });
        arrives(sender, "whole");
        List<String> paths = new ArrayList<>();
        walk("", DataObject.fromJson(event.get()).getObject("d"), paths);
        Set<String> needed = new TreeSet<>();
        for (String path : paths) {
            wire.discord.gateway().tamper(json -> without(json, path));
            if (!arrives(sender, path)) {
                needed.add(path);
            }
        }
        return needed;
    }

    /** A whole message after it tells when it would have been there. */
    private boolean arrives(Consumer<String> sender, String word) {
        sender.accept(word);
        wire.discord.gateway().tamper(json -> json);
        wire.discord.tells(wire.alice, "$echo after-" + word);
        wire.discord.await("the message after", () -> heard.contains("after-" + word));
        return heard.contains(word);
    }

    private static void walk(String prefix, DataObject object, List<String> paths) {
        for (String key : new TreeMap<>(object.toMap()).keySet()) {
            paths.add(prefix + key);
            if (object.toMap().get(key) instanceof Map<?, ?>) {
                walk(prefix + key + ".", object.getObject(key), paths);
            }
        }
    }

    private static String without(String json, String path) {
        DataObject event = DataObject.fromJson(json);
        DataObject at = event.getObject("d");
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.getObject(names[i]);
        }
        at.remove(names[names.length - 1]);
        return event.toString();
    }

    @Test
    void ofADirectMessage() {
        FakeChannel direct = wire.discord.direct(wire.alice);
        assertThat(neededOf(word -> wire.discord.says(wire.alice, direct, "$echo " + word)))
                .containsExactly(
                        "author",
                        "author.id",
                        "author.username",
                        "channel_id",
                        "content",
                        "id",
                        "mention_roles",
                        "mentions",
                        "type");
    }

    @Test
    void ofASlashCommand() {
        assertThat(neededOf(word -> wire.discord.slash(wire.alice, wire.general, "echo", Map.of("word", word))))
                .containsExactly(
                        "authorizing_integration_owners",
                        "channel",
                        "channel.id",
                        "channel.type",
                        "channel_id",
                        "context",
                        "data",
                        "data.id",
                        "data.name",
                        "data.options",
                        "data.type",
                        "guild",
                        "guild.id",
                        "id",
                        "member",
                        "member.roles",
                        "member.user",
                        "member.user.id",
                        "member.user.username",
                        "token",
                        "type");
    }
}
