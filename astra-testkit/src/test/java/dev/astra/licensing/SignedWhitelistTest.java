package dev.astra.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.licensing.SignedWhitelist.Entry;
import dev.astra.licensing.signature.Stamp;
import dev.astra.testkit.Cases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedWhitelistTest {
    private static final int ROW = SignedWhitelist.ROW_BYTES;
    private static final Stamp STAMP = new Stamp(2, 17);
    private static final LicenseKey KEY = new LicenseKey("000102030405060708090a0b0c0d0e0f");
    private static final Entry ENTRY = new Entry(KEY, Shop.ONE);

    @Test
    void aRowIsTheCodeOfListEditionAndMachineUnderTheLicenseKey() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY.hex()), "any"));
        byte[] expected = mac.doFinal("astra-row-1\nprogram\n2\n17\n4c4c4544-0042-3510-8054-000000000001\n"
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(SignedWhitelist.row(ENTRY, "program", STAMP)).isEqualTo(expected);
    }

    @Test
    void everythingThatItIsMadeOfChangesTheRow() {
        Set<String> rows = new HashSet<>();
        for (byte[] row : List.of(
                SignedWhitelist.row(ENTRY, "program", STAMP),
                SignedWhitelist.row(ENTRY, "another", STAMP),
                SignedWhitelist.row(ENTRY, "program", new Stamp(2, 18)),
                SignedWhitelist.row(ENTRY, "program", new Stamp(3, 17)),
                SignedWhitelist.row(new Entry(KEY, Shop.TWO), "program", STAMP),
                SignedWhitelist.row(
                        new Entry(new LicenseKey("100102030405060708090a0b0c0d0e0f"), Shop.ONE), "program", STAMP))) {
            rows.add(HexFormat.of().formatHex(row));
        }
        assertThat(rows).hasSize(6);
    }

    @Test
    void rowsAreSortedDifferentAndAPowerOfTwo() {
        for (int licenses : new int[] {0, 1, 1023, 1024, 1025, 5000}) {
            byte[] rows = rows(licenses, new Random(licenses));
            assertThat(rows.length / ROW).isEqualTo(Math.max(1024, Integer.highestOneBit(2 * licenses - 1)));
            assertThat(SignedWhitelist.isLength(rows.length)).isTrue();
            for (int at = ROW; at < rows.length; at += ROW) {
                assertThat(Arrays.compareUnsigned(rows, at - ROW, at, rows, at, at + ROW))
                        .isNegative();
            }
        }
    }

    @Test
    void everyLicenseHasItsRow() {
        List<byte[]> rows = split(rows(1500, new Random(3)));
        for (int i = 0; i < 1500; i++) {
            byte[] wanted = SignedWhitelist.row(entry(i), "program", STAMP);
            assertThat(rows.stream().anyMatch(row -> Arrays.equals(row, wanted)))
                    .isTrue();
        }
    }

    /** Fills of few values make rows whose first bits are the same. */
    @Test
    void rowsWithTheSameFirstBitsAreSortedToo() {
        Cases.run(50, random -> {
            Random few = new Random(random.nextLong()) {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = i % ROW < 24 ? (byte) -1 : (byte) nextInt(256);
                    }
                }
            };
            List<byte[]> rows = split(rows(3, few));
            List<byte[]> expected = new ArrayList<>(rows);
            expected.sort(Arrays::compareUnsigned);
            assertThat(rows).containsExactlyElementsOf(expected);
        });
    }

    @Test
    void onlyPowersOfTwoOfAtLeastTheLeastAreLengths() {
        assertThat(Stream.of(0L, 32L, 512L * 32, 1024L * 32 - 1, 1025L * 32, 3L * 1024 * 32, 1L << 28, -1L))
                .noneMatch(SignedWhitelist::isLength);
        assertThat(Stream.of(1024L * 32, 2048L * 32, 1L << 27)).allMatch(SignedWhitelist::isLength);
    }

    @Test
    void keysAreReadAsPeopleTypeThem() {
        assertThat(KEY.grouped()).isEqualTo("0001-0203-0405-0607-0809-0a0b-0c0d-0e0f");
        assertThat(LicenseKey.parse("  0001-0203-0405-0607-0809-0A0B-0C0D-0E0F\n"))
                .isEqualTo(KEY);
        assertThatThrownBy(() -> LicenseKey.parse("0001-0203 secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("0203");
    }

    private static byte[] rows(int licenses, Random random) {
        return SignedWhitelist.rows(
                IntStream.range(0, licenses).mapToObj(SignedWhitelistTest::entry), "program", STAMP, random);
    }

    private static Entry entry(int number) {
        return new Entry(LicenseKey.draw(new Random(number)), Shop.machine(number));
    }

    private static List<byte[]> split(byte[] rows) {
        return IntStream.range(0, rows.length / ROW)
                .mapToObj(i -> Arrays.copyOfRange(rows, i * ROW, (i + 1) * ROW))
                .toList();
    }
}
