package dev.astra.licensing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.licensing.LegacyWhitelist.Reading.Complete;
import dev.astra.licensing.LegacyWhitelist.Reading.Malformed;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyWhitelistTest {
    private static final BuyerId BUYER = new BuyerId(42);
    private static final MachineId MACHINE = MachineId.parse("4c4c4544-0042-3510-8054-b7c04f534433");
    private static final String LINE = "73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049"
            + ":84010bae6ac6f4dcddcdf7899feda667cc329a6dec89965441c01ff902c31751";

    private final List<Row> rows = new ArrayList<>();

    @Test
    @Covers("A-110")
    void aLineIsTheHashOfTheBuyerAColonAndTheHashOfTheMachine() {
        assertThat(LegacyWhitelist.line(BUYER, MACHINE)).isEqualTo(LINE);
    }

    @Test
    @Covers("A-110")
    void rendersTheRowsInTheOrderGivenWithLfBehindEach() {
        Row second = new Row("a".repeat(64), "b".repeat(64));
        assertThat(LegacyWhitelist.render(List.of(Row.of(BUYER, MACHINE), second)))
                .isEqualTo((LINE + "\n" + second.line() + "\n").getBytes(US_ASCII));
        assertThat(LegacyWhitelist.render(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n", "%s\r\n", "%s", "%s\r", "\n\r\n \t\n%s\n\n", "  \n%s\n \t "})
    void readsEveryLineEndAndSkipsBlankLines(String form) throws IOException {
        assertThat(read(form.formatted(LINE))).isEqualTo(new Complete(1));
        assertThat(rows).containsExactly(Row.of(BUYER, MACHINE));
    }

    @Test
    void readsNothingAsNoRows() throws IOException {
        assertThat(read("")).isEqualTo(new Complete(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "%s:", "x", "%s\rx", "%s\r\r\n", "\ufeff%s", "%s%s", "<!DOCTYPE html>", "\0"})
    void refusesWhatIsNoRow(String form) throws IOException {
        assertThat(read(LINE + "\n" + form.formatted(LINE, LINE) + "\n" + LINE + "\n"))
                .isInstanceOfSatisfying(
                        Malformed.class, bad -> assertThat(bad.line()).isEqualTo(2));
    }

    @Test
    void refusesUpperCaseAndAnotherMiddle() throws IOException {
        assertThat(read(LINE.toUpperCase(Locale.ROOT))).isInstanceOf(Malformed.class);
        assertThat(read(LINE.replace(':', '-'))).isInstanceOf(Malformed.class);
        assertThat(read("g" + LINE.substring(1)))
                .isInstanceOfSatisfying(
                        Malformed.class, bad -> assertThat(bad.reason()).contains("in column 1"));
    }

    @Test
    void refusesEveryCutThatLeavesPartOfALine() throws IOException {
        for (int length = 1; length < LINE.length(); length++) {
            assertThat(read(LINE + "\n" + LINE.substring(0, length)))
                    .as("cut after %d characters", length)
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void stopsAtAnEndlessLineAfterOneChunk() throws IOException {
        Endless noise = new Endless("a".getBytes(US_ASCII));
        assertThat(LegacyWhitelist.read(noise, rows::add)).isInstanceOf(Malformed.class);
        assertThat(noise.given).isLessThanOrEqualTo(128 * 1024);
    }

    /** Lines are looked at in two ways, many characters at a time and one by one, which must agree. */
    @Test
    void oneStrangeCharacterAnywhereInALineIsNoticed() throws IOException {
        for (int at = 0; at < LINE.length(); at++) {
            for (char strange : new char[] {'/', ':', '`', 'g', 'A', 'F', ' ', '\u00b0', '\u00e1', '\0'}) {
                if (strange == LINE.charAt(at)) {
                    continue;
                }
                String changed = LINE.substring(0, at) + strange + LINE.substring(at + 1);
                byte[] list = (LINE + "\n" + changed + "\n" + LINE + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(LegacyWhitelist.read(new ByteArrayInputStream(list), row -> {}))
                        .isInstanceOfSatisfying(
                                Malformed.class, bad -> assertThat(bad.line()).isEqualTo(2));
            }
        }
    }

    @Test
    void stopsAtItsLimitOfBytes() throws IOException {
        Endless lines = new Endless((LINE + "\n").getBytes(US_ASCII));
        assertThat(new LegacyWhitelistReader(lines, (bytes, at) -> {}, 1024 * 1024).read())
                .isInstanceOfSatisfying(
                        Malformed.class, bad -> assertThat(bad.reason()).contains("at most 1048576 bytes"));
        assertThat(lines.given).isLessThanOrEqualTo(1024 * 1024 + 128 * 1024);
    }

    @Test
    void aRowRefusesOtherKeys() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Row("a".repeat(63), "b".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Row("a".repeat(64), "B".repeat(64)));
    }

    @Test
    void readsBackWhatItRenders() {
        Cases.run(200, random -> {
            List<Row> some = someRows(random);
            List<Row> back = new ArrayList<>();
            assertThat(LegacyWhitelist.read(new ByteArrayInputStream(LegacyWhitelist.render(some)), back::add))
                    .isEqualTo(new Complete(some.size()));
            assertThat(back).isEqualTo(some);
        });
    }

    @Test
    void answersEverySpoiledListWithoutAnException() {
        Cases.run(3_000, random -> {
            byte[] spoiled = Mutations.of(LegacyWhitelist.render(someRows(random)), random);
            List<Row> back = new ArrayList<>();
            LegacyWhitelist.Reading reading = LegacyWhitelist.read(new ByteArrayInputStream(spoiled), back::add);
            long expected = reading.fold(Complete::rows, bad -> (long) back.size());
            assertThat(back).hasSize(Math.toIntExact(expected));
            String text = new String(spoiled, ISO_8859_1);
            assertThat(back).allSatisfy(row -> assertThat(text).contains(row.line()));
        });
    }

    private static List<Row> someRows(Random random) {
        return random.longs(random.nextInt(1, 40), 1, 1_000)
                .mapToObj(id -> Row.of(new BuyerId(id), MachineId.parse(new UUID(id, random.nextLong()).toString())))
                .toList();
    }

    private LegacyWhitelist.Reading read(String text) throws IOException {
        rows.clear();
        return LegacyWhitelist.read(new ByteArrayInputStream(text.getBytes(UTF_8)), rows::add);
    }

    /** Repeats its bytes for ever and counts what it gave. */
    private static final class Endless extends InputStream {
        private final byte[] pattern;
        private long given;

        Endless(byte[] pattern) {
            this.pattern = pattern;
        }

        @Override
        public int read() {
            return pattern[(int) (given++ % pattern.length)];
        }

        @Override
        public int read(byte[] into, int from, int count) {
            for (int i = 0; i < count; i++) {
                into[from + i] = (byte) read();
            }
            return count;
        }
    }
}
