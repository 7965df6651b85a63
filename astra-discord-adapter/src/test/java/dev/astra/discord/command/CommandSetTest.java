package dev.astra.discord.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.RoleId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.discord.text.Phrase;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandSetTest {
    private static final UserId SELF = new UserId(99);
    private static final RoleId STAFF = new RoleId(5);
    private static final Argument<String> WORD =
            Argument.text("word", Phrase.of("A word")).example("blue");
    private static final Argument<Long> COUNT =
            Argument.number("count", Phrase.of("How often"), 1, 9).optional();
    private static final Argument<UserId> WHOM = Argument.user("whom", Phrase.of("A person"));

    private final VirtualTime time = new VirtualTime();
    private final CommandSet commands = set(CommandSet.builder("$"));

    private CommandSet set(CommandSet.Builder builder) {
        return builder.nanoTime(time::nanos)
                .add(Command.of("echo", Phrase.of("Says it again"))
                        .alias("again")
                        .argument(WORD)
                        .argument(COUNT)
                        .answers(call -> Answer.of(
                                Accent.PLAIN,
                                "["
                                        + call.get(WORD).repeat((int)
                                                (long) call.find(COUNT).orElse(1L)) + "]")))
                .add(Command.of("greet", Phrase.of("Greets"))
                        .argument(WHOM)
                        .answersInPublic()
                        .answers(call -> Answer.of(Accent.PLAIN, "user " + call.get(WHOM))))
                .add(Command.of("slow", Phrase.of("Once a minute"))
                        .cooldown(Duration.ofMinutes(1))
                        .answers(call -> Answer.of(Accent.PLAIN, "slow")))
                .add(Command.of("boss", Phrase.of("For staff"))
                        .access(Access.of(Permission.MANAGE_GUILD).or(STAFF))
                        .answers(call -> Answer.of(Accent.PLAIN, "boss")))
                .add(Command.of("broken", Phrase.of("Fails"))
                        .answer(call -> CompletableFuture.failedFuture(new UnavailableException("scripted"))))
                .build();
    }

    private static TextMessage text(Caller caller, Door door, String content) {
        Optional<GuildId> guild = door == Door.DIRECT ? Optional.empty() : Optional.of(new GuildId(1));
        return new TextMessage(7, caller, new Place(door, guild, new ChannelId(2)), Locale.ENGLISH, content, SELF);
    }

    private Optional<String> hear(CommandSet set, long user, Door door, String content) {
        return set.hear(text(Caller.direct(new UserId(user), "x"), door, content))
                .map(CommandSetTest::text);
    }

    private String ask(String content) {
        return hear(commands, 1, Door.DIRECT, content).orElseThrow();
    }

    private static String text(CompletionStage<Answer> stage) {
        return stage.toCompletableFuture().join().text();
    }

    @Test
    @Covers("A-004")
    void inServersOnlyAMentionIsHeardUnlessTheSetIsToldToHearThePrefix() {
        for (String text : List.of("$echo x", "$help", "hello", "$", "x <@99> $echo x")) {
            assertThat(hear(commands, 1, Door.GUILD_TEXT, text)).as(text).isEmpty();
        }
        for (String text : List.of("<@99> echo x", "<@!99> $echo x", " <@99>$ECHO x", "`<@99> echo x`")) {
            assertThat(hear(commands, 1, Door.GUILD_TEXT, text)).as(text).contains("[x]");
        }
        CommandSet open = set(CommandSet.builder("$").guildText());
        assertThat(hear(open, 1, Door.GUILD_TEXT, "$echo x")).contains("[x]");
        assertThat(hear(open, 1, Door.GUILD_TEXT, "$5 for that")).isEmpty();
        assertThat(hear(open, 1, Door.GUILD_TEXT, "echo x")).isEmpty();
        assertThat(ask("$echo x")).isEqualTo("[x]");
    }

    @Test
    @Covers("A-005")
    void namesAreKnownInAnyCase() {
        for (String text : List.of("$echo x", "$ECHO x", "$Echo x", "$AGAIN x", "$ eCHO x")) {
            assertThat(ask(text)).as(text).isEqualTo("[x]");
        }
        assertThat(text(commands.hear(slash(1, "ECHO", Map.of("word", "x"))))).isEqualTo("[x]");
    }

    @Test
    @Covers("A-007")
    void aMissingOrUnreadableArgumentIsAnsweredWithTheUsageAndASample() {
        for (String text : List.of("$echo", "$echo \"\"", "$echo   ", "$echo ``")) {
            assertThat(ask(text))
                    .as(text)
                    .contains("`word` is missing", "`$echo <word> [count]`", "For example: `$echo blue`");
        }
        for (String text : List.of("$echo x 10", "$echo x 0", "$echo x y", "$echo x 99999999999999999999")) {
            assertThat(ask(text)).as(text).contains("`count` must be a whole number", "`$echo <word> [count]`");
        }
        assertThat(ask("$greet everybody")).contains("`whom` must be a person");
        assertThat(text(commands.hear(slash(2, "echo", Map.of()))))
                .contains("`/echo <word> [count]`", "`/echo word:blue`");
    }

    private static SlashCall slash(long user, String name, Map<String, String> options) {
        return new SlashCall(
                8,
                Caller.direct(new UserId(user), "x"),
                new Place(Door.SLASH, Optional.empty(), new ChannelId(2)),
                Locale.ENGLISH,
                name,
                options);
    }

    @Test
    void quotesFencesBlanksAndExtraWordsAreTolerated() {
        Map<String, String> expected = Map.of(
                "$echo \"a b\" 2 and more", "[a ba b]",
                "$echo 'a b'", "[a b]",
                "$echo \u201Ca b\u201D", "[a b]",
                "$echo \"a b", "[a b]",
                "```text\n$echo a\n```", "[a]",
                "$echo ```a```", "[a]",
                "$echo\u00A0\u200Ba\t\r\n2", "[aa]",
                "$echo <a>", "[a]",
                "$echo it's", "[it's]");
        expected.forEach((typed, answer) -> assertThat(ask(typed)).as(typed).isEqualTo(answer));
        assertThat(ask("$greet <@!123>")).isEqualTo("user 123");
        assertThat(ask("$greet 123")).isEqualTo("user 123");
    }

    @Test
    @Covers("A-011")
    void whoCallsTooOftenIsToldOnceAndHeardAgainLater() {
        CommandSet strict = set(CommandSet.builder("$").limit(new RateLimit(3, Duration.ofMinutes(1))));
        IntStream.range(0, 3)
                .forEach(
                        i -> assertThat(hear(strict, 1, Door.DIRECT, "$echo x")).contains("[x]"));
        time.advance(Duration.ofSeconds(20));
        assertThat(hear(strict, 1, Door.DIRECT, "$echo x").orElseThrow()).contains("Slow down", "in 40 s");
        IntStream.range(0, 50)
                .forEach(i -> assertThat(hear(strict, 1, Door.DIRECT, "hello")).isEmpty());
        assertThat(text(strict.hear(slash(1, "echo", Map.of("word", "x"))))).contains("Slow down");
        assertThat(hear(strict, 2, Door.DIRECT, "$echo x")).contains("[x]");
        time.advance(Duration.ofSeconds(40));
        assertThat(hear(strict, 1, Door.DIRECT, "$echo x")).contains("[x]");
    }

    @Test
    void aCooldownSaysHowLongItLastsAndBelongsToOnePerson() {
        assertThat(ask("$slow")).isEqualTo("slow");
        time.advance(Duration.ofSeconds(59));
        assertThat(ask("$slow")).contains("in 1 s");
        assertThat(hear(commands, 2, Door.DIRECT, "$slow")).contains("slow");
        time.advance(Duration.ofSeconds(1));
        assertThat(ask("$slow")).isEqualTo("slow");
    }

    @Test
    void onlyWhoMayUseACommandDoesAndSeesIt() {
        assertThat(ask("$boss")).contains("You may not use `$boss`");
        assertThat(ask("$help")).contains("$echo").doesNotContain("$boss");
        assertThat(ask("$help boss")).doesNotContain("For staff");
        assertThat(ask("$help $ECHO")).contains("Says it again", "A word");
        for (Caller staff : List.of(
                new Caller(new UserId(3), "s", Set.of(STAFF), Set.of()),
                new Caller(new UserId(3), "s", Set.of(), Permission.of(1L << 3)),
                new Caller(new UserId(3), "s", Set.of(), Permission.of(1L << 5)))) {
            assertThat(text(commands.hear(text(staff, Door.MENTION, "<@99> boss"))
                            .orElseThrow()))
                    .isEqualTo("boss");
        }
    }

    @Test
    void answersArePrivateUnlessTheCommandSaysOtherwise() {
        assertThat(commands.visibility("echo")).isEqualTo(Visibility.PRIVATE);
        assertThat(commands.visibility("nonsense")).isEqualTo(Visibility.PRIVATE);
        assertThat(commands.hear(text(Caller.direct(new UserId(1), "x"), Door.DIRECT, "$greet 5"))
                        .orElseThrow()
                        .toCompletableFuture()
                        .join()
                        .visibility())
                .isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void whatIsNotThereJustNowIsSaidSo() {
        assertThat(ask("$broken")).contains("could not be done just now");
    }

    @Test
    void anyMessageIsAnsweredWithoutHarm() {
        String[] pieces = {
            "$",
            "echo",
            "greet",
            "help",
            "slow",
            "boss",
            " ",
            "\n",
            "\"",
            "'",
            "`",
            "```",
            "<",
            ">",
            "<@99>",
            "<@",
            "@everyone",
            "5",
            "-1",
            "\u202E",
            "\uD83D",
            "\uDE00",
            "\u0000",
            "x".repeat(700),
            "\u201C",
            "|",
            "\\",
            "{0}",
            "{word}",
            "%s",
            "$1"
        };
        CommandSet free = set(CommandSet.builder("$").limit(new RateLimit(1_000_000, Duration.ofDays(1))));
        Cases.run(4000, random -> {
            StringBuilder content = new StringBuilder(random.nextBoolean() ? "$" : "");
            random.ints(random.nextInt(14), 0, pieces.length).forEach(i -> content.append(pieces[i]));
            Answer answer = free.hear(text(Caller.direct(new UserId(1), "x"), Door.DIRECT, content.toString()))
                    .orElseThrow()
                    .toCompletableFuture()
                    .join();
            assertThat(answer.cards()).isNotEmpty();
            assertThat(answer.text()).doesNotContain("went wrong");
        });
    }

    @Test
    void aSetThatMakesNoSenseIsRefused() {
        Command echo = Command.of("echo", Phrase.of("x")).answers(call -> Answer.of(Accent.PLAIN, "x"));
        assertThatThrownBy(() -> CommandSet.builder("$").add(echo).add(echo).build())
                .hasMessageContaining("named echo");
        assertThatThrownBy(() -> CommandSet.builder(" ")).hasMessageContaining("prefix");
        assertThatThrownBy(() -> Command.of("Echo", Phrase.of("x"))).hasMessageContaining("lower-case");
        assertThatThrownBy(() -> Command.of("echo", Phrase.of(" "))).hasMessageContaining("description");
        assertThatThrownBy(
                        () -> Command.of("echo", Phrase.of("x")).argument(COUNT).argument(WORD))
                .hasMessageContaining("before those");
        assertThatThrownBy(
                        () -> Command.of("echo", Phrase.of("x")).argument(WORD).argument(WORD))
                .hasMessageContaining("two arguments");
    }
}
