package dev.astra.licensing.publication;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.file.Backups;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.Restore;
import dev.astra.licensing.Shop;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.Stamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedListPublisherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.500Z");

    private final InMemoryJournal journal = new InMemoryJournal();
    private Shop shop = new Shop(journal, settings -> settings);
    private final Memory place = new Memory();
    private Keyring keys = Keyring.of(Purpose.LIST);

    @AfterEach
    void close() {
        shop.close();
    }

    /** A place in memory. */
    private static final class Memory implements ListPlace {
        private byte @Nullable [] content;
        private boolean deaf;

        @Override
        public Optional<InputStream> open() {
            return Optional.ofNullable(content).map(ByteArrayInputStream::new);
        }

        @Override
        public void put(Content wanted) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                wanted.writeTo(out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            content = deaf ? content : out.toByteArray();
        }
    }

    private Reading.Sound publish() {
        SignedListPublisher.builder(shop.store, "program", place)
                .clock(() -> NOW)
                .random(new Random(1))
                .build(() -> keys.signer(), () -> keys.pinned())
                .publish(WhitelistSnapshot.of(shop.store.view()));
        return out();
    }

    private Reading.Sound out() {
        return SignedFile.read(bytes(), Purpose.LIST, keys.pinned(), 1 << 20, (sound, body) -> sound, why -> {
            throw new AssertionError(why);
        });
    }

    private byte[] bytes() {
        byte[] there = place.content;
        if (there == null) {
            throw new AssertionError("nothing is out");
        }
        return there;
    }

    private boolean lists(int license) {
        byte[] row = SignedWhitelist.row(
                shop.license(license).entry().orElseThrow(),
                "program",
                out().header().issue().stamp());
        byte[] body = SignedFile.read(
                bytes(), Purpose.LIST, keys.pinned(), 1 << 20, (sound, rows) -> rows, why -> new byte[0]);
        for (int at = 0; at < body.length; at += row.length) {
            if (Arrays.equals(body, at, at + row.length, row, 0, row.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void boundLicensesAreOnTheListAndOthersAreNot() {
        shop.sellTo(ANN, BOB);
        shop.licensing.bind(ANN, ONE);
        publish();
        assertThat(lists(1)).isTrue();
        shop.licensing.bind(BOB, TWO);
        assertThat(lists(2)).isFalse();
        publish();
        assertThat(lists(2)).isTrue();
    }

    @Test
    void everyPublicationIsTheNextVersionWithTheHashOfTheOneBefore() {
        Reading.Sound first = publish();
        assertThat(first.header().mark()).hasToString("1/1.1");
        assertThat(first.header().issue().previous()).isEqualTo("0".repeat(64));
        assertThat(first.header().issue().signed()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(first.header().issue().expires()).isEqualTo("2026-03-15T10:00:00Z");
        byte[] before = bytes();
        Reading.Sound second = publish();
        assertThat(second.header().mark()).hasToString("1/1.2");
        assertThat(second.header().issue().previous()).isEqualTo(first.hash());
        assertThat(bytes()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void goesAboveWhatIsOutAlsoIfTheStoreKnowsNothingOfIt() {
        place.content = keys.signer().sign(Keyring.issue("program", 3, 40, Keyring.FROM), new byte[32 * 1024]);
        assertThat(publish().header().mark()).hasToString("1/3.41");
    }

    @Test
    void goesAboveWhatTheStoreRemembersAlsoIfSomethingOlderIsOut() {
        publish();
        byte[] old = bytes();
        publish();
        place.content = old;
        assertThat(publish().header().mark()).hasToString("1/1.3");
        place.content = null;
        assertThat(publish().header().mark()).hasToString("1/1.4");
    }

    @Test
    void takesNoNumberFromAListThatNobodyTrusts() {
        place.content = Keyring.of(Purpose.LIST)
                .signer()
                .sign(Keyring.issue("program", 9, 999_999_999_999_999L, Keyring.FROM), new byte[32 * 1024]);
        assertThat(publish().header().mark()).hasToString("1/1.1");
        place.content = "<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(publish().header().mark()).hasToString("1/1.2");
        place.content = keys.signer().sign(Keyring.issue("another", 9, 5, Keyring.FROM), new byte[32 * 1024]);
        assertThat(publish().header().mark()).hasToString("1/1.3");
    }

    @Test
    void aRotatedKeyIsUsedAtOnceAndVersionsGoOn() {
        publish();
        keys = keys.rotated(1);
        assertThat(publish().header().mark()).hasToString("1/1.2");
        keys = keys.rotated(2);
        assertThat(publish().header().mark()).hasToString("2/2.1");
        keys = keys.rotated(1);
        assertThatThrownBy(this::publish).isInstanceOf(RejectedException.class).hasMessageContaining("--least-epoch 2");
    }

    @Test
    void aCertificateThatRanOutSignsNothing() {
        Keyring late = Keyring.of(Purpose.LIST);
        assertThatThrownBy(() -> SignedListPublisher.builder(shop.store, "program", place)
                        .clock(() -> Keyring.FROM.plus(Keyring.TERM))
                        .build(late::signer, late::pinned)
                        .publish(WhitelistSnapshot.of(shop.store.view())))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("astra keys rotate");
        assertThat(place.content).isNull();
    }

    @Test
    void aPlaceThatKeepsTheOldListIsNoSuccessAndItsNumberIsNotUsedAgain() {
        publish();
        place.deaf = true;
        assertThatThrownBy(this::publish).isInstanceOf(UnavailableException.class);
        place.deaf = false;
        assertThat(publish().header().mark()).hasToString("1/1.3");
    }

    @Test
    void aListWithTheGreatestNumberIsAThiefsAndANewKeyUndoesIt() {
        place.content =
                keys.signer().sign(Keyring.issue("program", 1, Stamp.GREATEST, Keyring.FROM), new byte[32 * 1024]);
        assertThatThrownBy(this::publish).isInstanceOf(RejectedException.class).hasMessageContaining("--stolen");
        keys = keys.rotated(2);
        assertThat(publish().header().mark()).hasToString("2/2.1");
    }

    @Test
    void afterARestoreTheListIsNewerThanEveryOneThatWasForgotten(@TempDir Path temp) {
        Path directory = temp.resolve("store");
        shop.close();
        FileJournal files = FileJournal.at(directory);
        shop = new Shop(files, settings -> settings);
        publish();
        Path backup = Backups.in(temp.resolve("backups"), 3, () -> NOW)
                .take(shop.store, files)
                .file();
        publish();
        Mark forgotten = publish().header().mark();
        shop.close();
        Restore.of(backup, directory, () -> NOW);
        shop = new Shop(FileJournal.at(directory), settings -> settings);
        place.content = null;
        assertThat(shop.store.epoch()).isEqualTo(2);
        assertThat(publish().header().mark()).isGreaterThan(forgotten).hasToString("1/2.1");
    }

    @Test
    void numbersOutliveTheProcess() {
        publish();
        shop.close();
        shop = new Shop(journal, settings -> settings);
        place.content = null;
        assertThat(publish().header().mark()).hasToString("1/1.2");
    }

    @Test
    void severalPublishersAllGetTheListAlsoIfTheFirstFails(@TempDir Path directory) {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        WhitelistPublisher failing = snapshot -> {
            throw new UnavailableException("full");
        };
        WhitelistPublisher both =
                WhitelistPublisher.all(java.util.List.of(failing, FileWhitelistPublisher.at(directory)));
        assertThatThrownBy(() -> both.publish(WhitelistSnapshot.of(shop.store.view())))
                .hasMessage("full");
        assertThat(directory.resolve("digits.txt")).isNotEmptyFile();
    }
}
