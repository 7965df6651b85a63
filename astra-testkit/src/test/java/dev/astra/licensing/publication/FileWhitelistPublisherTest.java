package dev.astra.licensing.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.Shop;
import dev.astra.testkit.Covers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWhitelistPublisherTest {
    @TempDir
    Path directory;

    private static WhitelistSnapshot snapshot(long version, int rows) {
        return new WhitelistSnapshot(
                version,
                () -> LongStream.rangeClosed(1, rows)
                        .mapToObj(id -> LegacyWhitelist.Row.of(new BuyerId(id), Shop.machine((int) version))));
    }

    private Path file() {
        return directory.resolve("digits.txt");
    }

    private long filesInDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void writesTheListUnderItsNameAndNothingElse() throws IOException {
        FileWhitelistPublisher publisher = FileWhitelistPublisher.at(directory);
        assertThat(filesInDirectory()).isZero();
        publisher.publish(snapshot(1, 3));
        publisher.publish(snapshot(2, 2));
        assertThat(file())
                .hasContent(LegacyWhitelist.line(new BuyerId(1), Shop.machine(2)) + "\n"
                        + LegacyWhitelist.line(new BuyerId(2), Shop.machine(2)) + "\n");
        assertThat(filesInDirectory()).isEqualTo(1);
        publisher.publish(snapshot(3, 0));
        assertThat(file()).isEmptyFile();
    }

    @Test
    @Covers("A-112")
    void whoReadsMeanwhileSeesTheOldListOrTheNewOneNeverAPart() throws Exception {
        FileWhitelistPublisher publisher = FileWhitelistPublisher.at(directory);
        publisher.publish(snapshot(1, 2_000));
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong wrong = new AtomicLong();
        AtomicLong reads = new AtomicLong();
        Thread reader = new Thread(() -> {
            while (!done.get() || reads.get() == 0) {
                wrong.addAndGet(isWhole() ? 0 : 1);
                reads.incrementAndGet();
            }
        });
        reader.start();
        for (int version = 2; version <= 60; version++) {
            publisher.publish(snapshot(version, 2_000));
        }
        done.set(true);
        reader.join();
        assertThat(wrong).hasValue(0);
        assertThat(reads).hasPositiveValue();
    }

    /** Whether all 2,000 lines are there and all of one version. */
    private boolean isWhole() {
        try {
            java.util.Set<String> machines = new java.util.HashSet<>();
            LegacyWhitelist.Reading reading = LegacyWhitelist.read(
                    new ByteArrayInputStream(Files.readAllBytes(file())), row -> machines.add(row.machineKey()));
            return reading.equals(new LegacyWhitelist.Reading.Complete(2_000)) && machines.size() == 1;
        } catch (IOException missing) {
            return false;
        }
    }

    @Test
    void aListThatCannotBeRenderedLeavesTheOldOneInPlace() throws IOException {
        FileWhitelistPublisher publisher = FileWhitelistPublisher.at(directory);
        publisher.publish(snapshot(1, 3));
        byte[] before = Files.readAllBytes(file());
        WhitelistSnapshot broken = new WhitelistSnapshot(
                2,
                () -> LongStream.rangeClosed(1, 3)
                        .mapToObj(id -> LegacyWhitelist.Row.of(new BuyerId(id == 3 ? -1 : id), Shop.ONE)));
        assertThatThrownBy(() -> publisher.publish(broken)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file()).hasBinaryContent(before);
        publisher.publish(snapshot(3, 1));
        assertThat(filesInDirectory()).isEqualTo(1);
    }

    @Test
    @Covers("A-113")
    void readingBackAnythingElseThanWasWrittenIsAFailure() {
        FileReplacement meddling = new FileReplacement() {
            @Override
            public void replace(Path from, Path to) throws IOException {
                super.replace(from, to);
                Files.writeString(to, "somebody else's list");
            }
        };
        FileWhitelistPublisher publisher = new FileWhitelistPublisher(file(), meddling);
        assertThatThrownBy(() -> publisher.publish(snapshot(1, 3)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("read back another list");
    }

    @Test
    void aFileThatSomebodyHoldsIsTriedAgainAndStaysAsItWas() throws IOException {
        FileWhitelistPublisher.at(directory).publish(snapshot(1, 3));
        byte[] before = Files.readAllBytes(file());
        FileReplacement held = new FileReplacement() {
            @Override
            public void replace(Path from, Path to) throws IOException {
                throw new AccessDeniedException(to.toString());
            }
        };
        assertThatThrownBy(() -> new FileWhitelistPublisher(file(), held).publish(snapshot(2, 3)))
                .isInstanceOf(UnavailableException.class);
        assertThat(file()).hasBinaryContent(before);
        new FileWhitelistPublisher(file(), new FileReplacement(false)).publish(snapshot(2, 1));
        assertThat(file()).hasContent(LegacyWhitelist.line(new BuyerId(1), Shop.machine(2)) + "\n");
    }

    @Test
    @Covers("A-115")
    void aMissingDirectoryIsAStartError() {
        Path missing = directory.resolve("whitelists");
        assertThatThrownBy(() -> FileWhitelistPublisher.at(missing))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(missing.toString());
        assertThat(missing).doesNotExist();
    }

    @Test
    void aFileInThePlaceOfTheDirectoryOrADirectoryInThePlaceOfTheFileIsAStartError() throws IOException {
        Path plain = Files.createFile(directory.resolve("plain"));
        assertThatThrownBy(() -> FileWhitelistPublisher.at(plain)).isInstanceOf(RejectedException.class);
        Files.createDirectory(file());
        assertThatIllegalArgumentException().isThrownBy(() -> FileWhitelistPublisher.at(directory));
        assertThatIllegalArgumentException().isThrownBy(() -> FileWhitelistPublisher.at(directory, "../list.txt"));
    }

    @Test
    @Covers("A-115")
    void anotherNameIsAMatterOfConfiguration() {
        FileWhitelistPublisher.at(directory, "list.txt").publish(snapshot(1, 1));
        assertThat(directory.resolve("list.txt")).exists();
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatACrashLeftBehindIsReplaced() throws IOException {
        Files.writeString(directory.resolve(".digits.txt.new"), "half a li");
        FileWhitelistPublisher.at(directory).publish(snapshot(1, 2));
        assertThat(filesInDirectory()).isEqualTo(1);
        assertThat(file())
                .hasContent(LegacyWhitelist.line(new BuyerId(1), Shop.ONE) + "\n"
                        + LegacyWhitelist.line(new BuyerId(2), Shop.ONE) + "\n");
    }
}
