package dev.astra.discord.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    @ParameterizedTest
    @ValueSource(strings = {"/dev/astra/discord/command/texts", "/dev/astra/discord/licensing/texts"})
    void bothLanguagesHaveTheSameKeysAndPlacesAndNoEmptyText(String name) throws IOException {
        Map<String, String> english = read(name + ".properties");
        Map<String, String> portuguese = read(name + "_pt.properties");
        assertThat(english).hasSizeGreaterThan(10);
        assertThat(portuguese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(places(portuguese.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
        assertThat(portuguese.values()).noneMatch(String::isBlank);
    }

    private static Map<String, String> read(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(TextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    @Test
    void placesAreFilledByNameAndALanguageWithoutTextsGetsTheOriginal() {
        Texts texts = Texts.load(
                files(Map.of("t.properties", "hi=It's {name}, {name}!", "t_pt.properties", "hi={name}: ol\u00E1")),
                "t",
                PORTUGUESE);
        assertThat(texts.in(Locale.GERMAN, "hi", "name", "$1 {x}")).isEqualTo("It's $1 {x}, $1 {x}!");
        assertThat(texts.in(Locale.forLanguageTag("pt-BR"), "hi", "name", "Ann"))
                .isEqualTo("Ann: ol\u00E1");
        assertThat(texts.phrase("hi", "name", "Ann").in(PORTUGUESE)).isEqualTo("Ann: ol\u00E1");
        assertThat(texts.translations()).containsExactly("pt");
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheFileAndTheKey() {
        assertThatThrownBy(() -> load("a={x}", "a={y}"))
                .hasMessageContaining("t_pt.properties")
                .hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> load("a=1\nb=2", "a=1")).hasMessageContaining("[b]");
        assertThatThrownBy(() -> Texts.load(files(Map.of()), "t")).hasMessageContaining("t.properties");
        Texts texts = load("a={x}", "a={x}");
        assertThatThrownBy(() -> texts.in(Locale.ENGLISH, "c")).hasMessageContaining("\"c\"");
        assertThatThrownBy(() -> texts.in(Locale.ENGLISH, "a")).hasMessageContaining("[x]");
        assertThatThrownBy(() -> texts.phrase("a", "y", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Texts load(String original, String translation) {
        return Texts.load(files(Map.of("t.properties", original, "t_pt.properties", translation)), "t", PORTUGUESE);
    }

    private static Function<String, @Nullable InputStream> files(Map<String, String> files) {
        return file -> files.containsKey(file)
                ? new ByteArrayInputStream(files.getOrDefault(file, "").getBytes(StandardCharsets.UTF_8))
                : null;
    }
}
