package dev.astra.licensing.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.legacy.LegacyForm.Escaping;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyDatabaseTest {
    private static final String SOUND = OldBot.json(List.of(OldBot.sound()), true);

    private static LegacyReading read(String text) {
        return LegacyDatabase.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LegacyReading.Sound sound(byte[] file) {
        LegacyReading reading = LegacyDatabase.read(file);
        assertThat(reading).isInstanceOf(LegacyReading.Sound.class);
        return (LegacyReading.Sound) reading;
    }

    private static List<LegacyRemark> problems(String text) {
        LegacyReading reading = read(text);
        assertThat(reading).isInstanceOf(LegacyReading.Refused.class);
        return ((LegacyReading.Refused) reading).problems();
    }

    private static void refused(String text, String field, String... words) {
        assertThat(problems(text)).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.text()).contains("expected");
            assertThat(List.of(words)).allMatch(problem.text()::contains);
        });
    }

    private static void refusedWith(String from, String to, String field, String... words) {
        assertThat(SOUND).contains(from);
        refused(SOUND.replace(from, to), field, words);
    }

    @Test
    @Covers("A-020")
    void readsAndWritesWhatTheOldBotWritesByteForByteInEitherEscaping() {
        Cases.run(200, random -> {
            List<LegacyRecord> records = OldBot.records(random, random.nextInt(30));
            boolean ascii = random.nextBoolean();
            String text = OldBot.json(records, ascii) + (random.nextBoolean() ? "\n" : "");
            byte[] file = text.getBytes(StandardCharsets.UTF_8);
            LegacyReading.Sound reading = sound(file);
            assertThat(reading.records()).isEqualTo(records);
            assertThat(reading.exact()).isTrue();
            assertThat(reading.form().finalNewline()).isEqualTo(text.endsWith("\n"));
            assertThat(written(reading)).isEqualTo(file);
        });
    }

    private static byte[] written(LegacyReading.Sound reading) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LegacyDatabase.write(reading.records().stream(), reading.form(), out);
        return out.toByteArray();
    }

    @Test
    void writesEveryCharacterAsPythonDoes() {
        StringBuilder all = new StringBuilder();
        for (char each = 0; each < 0x180; each++) {
            all.append(each);
        }
        all.append("\u2028\uffff\ud83d\ude80");
        LegacyRecord s = OldBot.sound();
        List<LegacyRecord> records = new ArrayList<>();
        for (int from = 0; from < all.length(); from += 100) {
            String part = all.substring(from, Math.min(all.length(), from + 100));
            records.add(new LegacyRecord(from + 1, "order-" + from, part, s.purchaseDate(), "", "", "", ""));
        }
        for (boolean ascii : new boolean[] {true, false}) {
            LegacyReading.Sound reading = sound(OldBot.file(records, ascii));
            assertThat(reading.exact()).isTrue();
            assertThat(reading.form().escaping()).isEqualTo(ascii ? Escaping.ASCII : Escaping.UTF8);
        }
    }

    @Test
    void anotherFormIsTakenAndNoticed() throws IOException {
        String other = SOUND.replace("    ", "\t");
        for (String text : List.of(
                other,
                SOUND.replace("\n", "\r\n"),
                SOUND.replace("\n", ""),
                SOUND.replace("\"id\": 42", "\"note\": {\"a\": [1, 2]}, \"id\": 42"),
                "\ufeff" + SOUND,
                SOUND + "\n\n",
                SOUND.replace("buyer@", "\\u0062uyer@"),
                SOUND.replace("\"host_key\"", "\"extra\": null, \"host_key\""))) {
            LegacyReading.Sound reading = sound(text.getBytes(StandardCharsets.UTF_8));
            assertThat(reading.exact()).isFalse();
            assertThat(reading.records()).containsExactly(OldBot.sound());
            assertThat(reading.notices())
                    .anySatisfy(notice -> assertThat(notice.text()).contains("written in another form"));
            assertThat(new String(written(reading), StandardCharsets.UTF_8).strip())
                    .isEqualTo(SOUND);
        }
    }

    @Test
    void elementsInAnotherOrderAreSortedAndNoticed() {
        List<LegacyRecord> records = new ArrayList<>(OldBot.records(new java.util.Random(3), 20));
        List<LegacyRecord> inOrder = List.copyOf(records);
        Collections.swap(records, 3, 9);
        LegacyReading.Sound reading = sound(OldBot.file(records, true));
        assertThat(reading.records()).isEqualTo(inOrder);
        assertThat(reading.exact()).isFalse();
    }

    @Test
    @Covers("A-023")
    void anUnreadableFileIsNeverTakenForAnEmptyOne() {
        byte[] file = SOUND.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < file.length; length++) {
            assertThat(LegacyDatabase.read(Arrays.copyOf(file, length))).isInstanceOf(LegacyReading.Refused.class);
        }
        refused("", "", "expected a JSON array");
        refused("{}", "", "expected a JSON array", "an object");
        refused("null", "", "expected a JSON array");
        refused(SOUND + "]", "");
        refused(SOUND + "[]", "", "nothing behind the array");
        refused("<html>not found</html>", "", "well-formed JSON");
        assertThat(sound("[]".getBytes(StandardCharsets.UTF_8)).records()).isEmpty();
    }

    @Test
    void otherEncodingsAreRefusedWithTheirName() {
        for (java.nio.charset.Charset other : List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                java.nio.charset.Charset.forName("UTF-32"))) {
            assertThat(LegacyDatabase.read(SOUND.getBytes(other)))
                    .isInstanceOfSatisfying(
                            LegacyReading.Refused.class,
                            refused -> assertThat(refused.problems().get(0))
                                    .asString()
                                    .contains("UTF-16"));
        }
        assertThat(LegacyDatabase.read(SOUND.replace("buyer@", "k\u00e4ufer@").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        LegacyReading.Refused.class,
                        refused ->
                                assertThat(refused.problems().get(0)).asString().contains("expected UTF-8", "line 6"));
    }

    @Test
    void everyWrongFieldIsNamed() {
        refusedWith("\"id\": 42", "\"id\": 0", "id", "from 1");
        refusedWith("\"id\": 42", "\"id\": -3", "id", "from 1");
        refusedWith("\"id\": 42", "\"id\": \"42\"", "id", "a whole number", "a text");
        refusedWith("\"id\": 42", "\"id\": 42.0", "id", "a fraction");
        refusedWith("\"id\": 42", "\"id\": 9007199254740992", "id", "from 1");
        refusedWith("\"id\": 42", "\"id\": 1" + "0".repeat(500), "id", "too large");
        refusedWith("\"id\": 42", "\"id\": null", "id", "null");
        refusedWith("\"id\": 42,", "", "id", "nothing");
        refusedWith("\"id\": 42", "\"id\": 42, \"id\": 42", "id", "once");
        refusedWith("4fd92b2a-69cb-4199-96c7-23d0d8237b59", "", "details.order_id", "an order id");
        refusedWith("4fd92b2a-69cb", "4fd9 2b2a", "details.order_id", "an order id");
        refusedWith("\"buyer@example.test\"", "7", "details.email", "a text", "a whole number");
        refusedWith("buyer@", "b".repeat(400) + "@", "details.email", "at most 320");
        refusedWith("buyer@", "\\ud83d@", "details.email", "surrogate");
        refusedWith("2025-03-01T12:37:00+00:00", "yesterday", "details.purchase_date", "expected a time");
        refusedWith("2025-03-01T12:37:00+00:00", "2025-02-30T12:37:00+00:00", "details.purchase_date");
        refusedWith("2025-03-01T12:37:00+00:00", "", "details.purchase_date");
        refusedWith("954607365149676145", "someone#1234", "details.discordID", "a Discord id");
        refusedWith("954607365149676145", "9999999999999999999", "details.discordID");
        refusedWith("954607365149676145", "0", "details.discordID");
        refusedWith("\"954607365149676145\"", "954607365149676145", "details.discordID", "a whole number");
        refusedWith(OldBot.sound().whitelistKey(), "abc", "details.whitelist_key", "64 lower-case");
        refusedWith("20250301_133700", "20250301_253700", "details.last_update", "expected a time");
        refusedWith("20250301_133700", "2025-03-01 13:37", "details.last_update");
        refusedWith("\"last_update\": \"20250301_133700\"", "\"email\": \"x\"", "details.last_update", "nothing");
        refused("[{\"id\": 1, \"details\": [1, {\"a\": 2}]}]", "details", "an object", "expected");
        refused("[{\"id\": 1}]", "details", "nothing");
        refused("[17, [[]], null]", "", "expected an object");
    }

    @Test
    void everyProblemOfAFileIsListedAndNothingPersonalIsRepeated() {
        String text = SOUND.replace("\"id\": 42", "\"id\": 0")
                .replace("954607365149676145", "secretname#1234")
                .replace("20250301_133700", "lately");
        assertThat(problems(text))
                .extracting(LegacyRemark::field)
                .containsExactly("id", "details.discordID", "details.last_update");
        assertThat(problems(text))
                .allSatisfy(problem -> assertThat(problem.toString())
                        .contains("element 1", "line")
                        .doesNotContain("secretname", "lately", "4c4c4544"));
    }

    @Test
    void whatMustBeUniqueIsAndThePlaceOfTheFirstIsNamed() {
        LegacyRecord one = OldBot.sound();
        LegacyRecord sameId = new LegacyRecord(42, "another", "", one.purchaseDate(), "", "", "", "");
        LegacyRecord sameOrder = new LegacyRecord(
                43, one.orderId().toUpperCase(java.util.Locale.ROOT), "", one.purchaseDate(), "", "", "", "");
        refused(OldBot.json(List.of(one, sameId), true), "id", "that of element 1");
        refused(OldBot.json(List.of(one, sameOrder), true), "details.order_id", "that of element 1");
    }

    @Test
    void problemsBeyondTheBoundAreCounted() {
        String text = "[" + "1,".repeat(LegacyDatabase.MAX_PROBLEMS + 4) + "1]";
        assertThat(problems(text))
                .hasSize(LegacyDatabase.MAX_PROBLEMS + 1)
                .last()
                .satisfies(last -> assertThat(last.text()).isEqualTo("and 5 more problems"));
    }

    @Test
    void monstrousInputsAreRefusedWithAClearWord() {
        String tenMegabytes = "x".repeat(10 * 1024 * 1024);
        refused("[\"" + tenMegabytes + "\"]", "", "an object");
        refused(SOUND.replace("buyer@", tenMegabytes), "", "at most 10000 characters");
        refused("[" + "[".repeat(100_000), "", "no deep nesting");
        refused("[" + "9".repeat(1_000_000) + "]", "");
        assertThat(LegacyDatabase.read(new byte[LegacyDatabase.MAX_BYTES + 1]))
                .isInstanceOf(LegacyReading.Refused.class);
    }

    @Test
    void whatIsOddIsNoticedAndKept() {
        LegacyRecord s = OldBot.sound();
        noticed(s.hostKey(), "", "details.whitelist_key", "not on the list");
        noticed("", s.whitelistKey(), "details.host_key", "on the list");
        noticed("my laptop", OldBot.sha256("my laptop"), "details.host_key", "no machine id");
        noticed(s.hostKey(), OldBot.sha256("other"), "details.whitelist_key", "not the hash");
        String junk = "00000000-0000-0000-0000-000000000000";
        noticed(junk, OldBot.sha256(junk), "details.host_key", "many machines");
        assertThat(sound(OldBot.file(List.of(s), true)).notices()).isEmpty();
    }

    private static void noticed(String host, String key, String field, String word) {
        LegacyRecord s = OldBot.sound();
        LegacyRecord odd = new LegacyRecord(
                s.id(), s.orderId(), s.email(), s.purchaseDate(), s.discordId(), host, key, s.lastUpdate());
        LegacyReading.Sound reading = sound(OldBot.file(List.of(odd), true));
        assertThat(reading.exact()).isTrue();
        assertThat(reading.notices()).anySatisfy(notice -> {
            assertThat(notice.field()).isEqualTo(field);
            assertThat(notice.text()).contains(word);
        });
    }
}
