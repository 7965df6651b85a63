package dev.astra.discord.jda;

import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;

/** Thread-safe. One JDA, or many that share the guilds among them. */
interface Shards {
    @Nullable Guild guild(long id);

    List<JDA> all();

    void add(EventListener listener);

    void remove(EventListener listener);

    static Shards of(JDA jda) {
        return new Shards() {
            @Override
            public @Nullable Guild guild(long id) {
                return jda.getGuildById(id);
            }

            @Override
            public List<JDA> all() {
                return List.of(jda);
            }

            @Override
            public void add(EventListener listener) {
                jda.addEventListener(listener);
            }

            @Override
            public void remove(EventListener listener) {
                jda.removeEventListener(listener);
            }
        };
    }

    static Shards of(ShardManager shards) {
        return new Shards() {
            @Override
            public @Nullable Guild guild(long id) {
                return shards.getGuildById(id);
            }

            @Override
            public List<JDA> all() {
                return shards.getShards();
            }

            @Override
            public void add(EventListener listener) {
                shards.addEventListener(listener);
            }

            @Override
            public void remove(EventListener listener) {
                shards.removeEventListener(listener);
            }
        };
    }
}
