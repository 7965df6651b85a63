package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.RejectedException;
import dev.astra.core.store.Store;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void aSecondProcessIsRefusedWithThePidOfTheFirstUntilThatIsGone() throws Exception {
        Process first = JavaProcess.start(KillVictim.class, directory.toString(), "1");
        try (BufferedReader output = first.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(output.readLine()).startsWith("thread-0");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(RejectedException.class)
                        .isThrownBy(() -> FileJournal.at(directory))
                        .withMessageContaining(Long.toString(first.pid()));
            }
        } finally {
            first.destroyForcibly().onExit().join();
        }
        try (Store store = Store.open(FileJournal.at(directory))) {
            assertThat(store.view().sequence()).isPositive();
        }
    }
}
