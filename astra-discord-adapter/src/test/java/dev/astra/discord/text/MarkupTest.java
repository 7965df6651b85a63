package dev.astra.discord.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Cases;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
    private static final String[] PIECES = {
        "@everyone",
        "@here",
        "<@1>",
        "<@&2>",
        "<#3>",
        "`",
        "```",
        "**",
        "__",
        "~~",
        "||",
        "> ",
        "# ",
        "- ",
        "[x](http://e)",
        "http://example.test",
        "\n",
        "\r",
        "\u202E",
        "\u200B",
        "\uD83D",
        "\uDE00",
        "\uD83D\uDE00",
        "\u0000",
        "a",
        " ",
        "\\",
        ":x:"
    };

    @Test
    void wordsOfOthersMentionNobodyFormatNothingAndBreakNoLine() {
        Cases.run(3000, random -> {
            String text = any(random);
            String plain = Markup.plain(text, 50);
            assertThat(plain)
                    .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[<>`*_~|#@\\[\\]]")
                    .doesNotContain("@everyone", "@here");
            String code = Markup.code(text, 50);
            assertThat(code).startsWith("`").endsWith("`").hasSizeGreaterThan(2);
            assertThat(code.substring(1, code.length() - 1)).doesNotContain("`");
            for (String shown : new String[] {plain, code}) {
                assertThat(shown.chars()).noneMatch(c -> c < ' ' || c == 0x202E);
                assertThat(shown)
                        .isEqualTo(new String(
                                shown.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8));
            }
            assertThat(Markup.length(code)).isLessThanOrEqualTo(52);
        });
    }

    static String any(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void lengthsAreCountedInCodePointsAndNoPairIsCutInTwo() {
        assertThat(Markup.length("\uD83D\uDE00\uD83D\uDE00")).isEqualTo(2);
        assertThat(Markup.cut("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 2)).isEqualTo("\uD83D\uDE00\u2026");
        assertThat(Markup.cut("abc", 3)).isEqualTo("abc");
        assertThatThrownBy(() -> Markup.cut("abc", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMomentIsRoundedUpSoThatNobodyComesTooEarly() {
        assertThat(Markup.time(Instant.ofEpochSecond(5))).isEqualTo("<t:5:f>");
        assertThat(Markup.time(Instant.ofEpochSecond(5, 1))).isEqualTo("<t:6:f>");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0 s",
        "PT0.001S,1 s",
        "PT1S,1 s",
        "PT1M,1 min",
        "PT119H59M59S,4 d 23 h 59 min 59 s",
        "P5D,5 d",
        "PT25H0M1S,1 d 1 h 1 s"
    })
    void aTimeToWaitIsToldInUnits(Duration time, String text) {
        assertThat(Waiting.text(time)).isEqualTo(text);
    }
}
