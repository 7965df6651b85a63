package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Snapshots.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotFileTest {
    private static final String NAME = "backup.jsonl";
    private static final SnapshotFile.Header HEADER = new SnapshotFile.Header(
            new Point(7, Instant.parse("2026-03-01T12:00:00Z")), "0123456789ab", Instant.EPOCH, 3, "00ff", 4711);

    private final FakeFolder folder = new FakeFolder();

    /** Rows of any length up to a few times what is read in one go. */
    private static List<byte[]> rows() {
        List<byte[]> rows = new ArrayList<>();
        for (int length : new int[] {1, 200, 3_000_000, 1, 900_000, 200_000, 5, 1_048_576, 17}) {
            rows.add(("{\"row\":\"" + "x".repeat(length) + "\"}\n").getBytes(StandardCharsets.US_ASCII));
        }
        return rows;
    }

    private static byte[] joined(Iterable<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private SnapshotFile.Content written() throws IOException {
        return Snapshotting.write(folder, NAME, HEADER, rows().iterator(), bytes -> {});
    }

    @Test
    void givesBackItsRowsInBlocksOfWholeLinesHoweverLongTheyAre() throws IOException {
        SnapshotFile.Content content = written();
        assertThat(content.header()).isEqualTo(HEADER);
        assertThat(content.rows()).isEqualTo(rows().size());
        List<byte[]> blocks = new ArrayList<>();
        try (Disk disk = folder.read(NAME)) {
            assertThat(SnapshotFile.read(NAME, disk, blocks::add)).contains(content);
        }
        assertThat(blocks).hasSizeGreaterThan(2).allMatch(block -> block[block.length - 1] == '\n');
        assertThat(joined(blocks)).isEqualTo(joined(rows()));
        List<byte[]> again = new ArrayList<>();
        try (Disk disk = folder.read(NAME)) {
            SnapshotFile.blocks(NAME, disk, content).forEachRemaining(again::add);
        }
        assertThat(joined(again)).isEqualTo(joined(rows()));
    }

    @Test
    void anotherFileThanTheProvedOneIsRefusedAtItsEnd() throws IOException {
        SnapshotFile.Content content = written();
        byte[] bytes = folder.bytes(NAME);
        bytes[bytes.length / 2] ^= 1;
        try (Disk disk = folder.read(NAME)) {
            Iterator<byte[]> blocks = SnapshotFile.blocks(NAME, disk, content);
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> blocks.forEachRemaining(block -> {}))
                    .withMessageContaining(NAME);
        }
    }

    @Test
    void aFileThatIsShorterThanItsFooterSaysIsNone() throws IOException {
        written();
        byte[] whole = folder.bytes(NAME);
        int footer = new String(whole, StandardCharsets.US_ASCII).lastIndexOf("{\"rows\"");
        for (int cut : new int[] {1, 100, footer / 2}) {
            folder.put(
                    NAME,
                    joined(List.of(
                            Arrays.copyOf(whole, footer - cut), Arrays.copyOfRange(whole, footer, whole.length))));
            try (Disk disk = folder.read(NAME)) {
                assertThat(SnapshotFile.read(NAME, disk, block -> {}))
                        .as("cut " + cut)
                        .isEmpty();
            }
        }
    }

    @Test
    void whatIsNotReadBackAsItWasWrittenDoesNotCountAndLeavesNothing() {
        folder.fault((operation, number) -> {
            if (operation.equals("sync " + NAME + ".new") && folder.names().contains(NAME + ".new")) {
                byte[] bytes = folder.bytes(NAME + ".new");
                bytes[bytes.length - 30] ^= 1;
            }
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::written)
                .withMessageContaining("not to be trusted");
        assertThat(folder.names()).isEmpty();
    }

    @Test
    void aHeaderWithoutTheLengthOfTheArchiveIsOneBesideALog() throws IOException {
        SnapshotFile.Header plain = new SnapshotFile.Header(
                HEADER.point(), HEADER.store(), HEADER.created(), HEADER.epoch(), HEADER.head(), 0);
        assertThat(new String(plain.line(), StandardCharsets.US_ASCII)).doesNotContain("archive");
        Snapshotting.write(folder, NAME, plain, rows().iterator(), bytes -> {});
        try (Disk disk = folder.read(NAME)) {
            assertThat(SnapshotFile.header(NAME, disk)).contains(plain);
        }
    }
}
