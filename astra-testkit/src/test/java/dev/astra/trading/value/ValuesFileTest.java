package dev.astra.trading.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.CorruptDataException;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesFileTest {
    private static final String ROW = "45940736:3054:0.216667:1627789128:14143128.441000";
    private static final String PINNED = "48545806:16000000:0.000000:9999999999:0.000000";

    @Test
    @Covers("A-150")
    void whatWasReadIsWrittenByteByByte() {
        String text = "old\n\n" + ROW + "\n" + PINNED;
        ValuesFile file = Feeds.file(text);
        assertThat(Feeds.text(file)).isEqualTo(text);
        assertThat(file.rows())
                .containsExactly(
                        new ValueRow(new ItemId(45940736), 3054, "0.216667", "1627789128", "14143128.441000"),
                        new ValueRow(new ItemId(48545806), 16_000_000, "0.000000", "9999999999", "0.000000"));
        Cases.run(200, random -> {
            String any = Feeds.randomFile(random, 60);
            assertThat(Feeds.text(Feeds.file(any))).isEqualTo(any);
        });
    }

    @Test
    @Covers("A-158")
    void emptyLinesAMissingHeaderAndAnyLineEndAreAcceptedAndKept() {
        List<String> texts = List.of(
                "",
                "\n",
                "old",
                "old\n\n",
                ROW,
                ROW + "\n",
                "\n\n" + ROW + "\n\n\n" + PINNED + "\n\n",
                "old\r\n\r\n" + ROW + "\r\n" + PINNED + "\r\n",
                "new\n" + ROW + "\r\n  \n" + PINNED,
                "\uFEFFold\n\n" + ROW,
                "\uFEFF" + ROW);
        for (String text : texts) {
            assertThat(Feeds.text(Feeds.file(text))).isEqualTo(text);
        }
        assertThat(Feeds.file("\uFEFF" + ROW).rows()).hasSize(1);
        assertThat(Feeds.file("\n\n" + ROW + "\n\n\n" + PINNED + "\n\n").rows()).hasSize(2);
    }

    @Test
    void aLineThatIsNoRowIsRefusedWithItsNumber() {
        refused("old\n\n" + ROW + "\n1:2:3:4", "line 4", "5 columns between colons, found 4");
        refused("old\n\nrubbish", "line 3", "5 columns");
        refused(ROW + "\n" + ROW, "line 2", "found another on line 1");
        refused("1:-1:0:1:0", "line 1", "a value as a whole number");
        refused("1:1.5:0:1:0", "line 1", "a value");
        refused("01:1:0:1:0", "line 1", "leading zeros");
        refused("0:1:0:1:0", "line 1", "positive number");
        refused("9999999999999999999:1:0:1:0", "line 1", "an item id");
        refused("1:1000000000001:0:1:0", "line 1", "0 to 1000000000000");
        refused("1:1:0:soon:0", "line 1", "Unix seconds");
        refused("1:1:0 :1:0", "line 1", "columns 3 and 5");
        refused("1:1:é:1:0", "line 1", "columns 3 and 5");
        refused("<html>\n<body>", "line 1", "5 columns");
    }

    @Test
    void anyBytesAreAFileOrARefusalThatNamesTheLine() {
        Cases.run(500, random -> {
            byte[] bytes = Feeds.randomFile(random, 12).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(ValuesFile.parse(bytes).bytes()).isEqualTo(bytes);
            } catch (CorruptDataException refused) {
                assertThat(refused).hasMessageContaining("values file, line ");
            }
        });
    }

    private static void refused(String text, String line, String why) {
        assertThatThrownBy(() -> Feeds.file(text))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(line + ":")
                .hasMessageContaining(why)
                .hasMessageContaining("nothing was changed");
    }
}
