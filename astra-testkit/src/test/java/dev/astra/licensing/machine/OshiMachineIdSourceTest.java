package dev.astra.licensing.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.MachineFacts.Platform;
import dev.astra.licensing.machine.MachineIdOutcome.Found;
import dev.astra.licensing.machine.MachineIdOutcome.Unavailable;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OshiMachineIdSourceTest {
    private static final String SMBIOS = "4c4c4544-0042-3510-8054-b7c04f534433";

    private final List<Runnable> handedIn = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final MachineFacts facts = MachineIdRuleTest.facts(
            Platform.WINDOWS,
            () -> {
                asked.incrementAndGet();
                return Optional.of(SMBIOS);
            },
            Optional::empty);

    @Test
    @Covers("A-120")
    void twoProgramsOnThisMachineGetTheSameCanonicalId() {
        MachineIdOutcome first = new OshiMachineIdSource().find();
        assertThat(new OshiMachineIdSource().find()).isEqualTo(first);
        assertThat(first.<String>fold(
                        found -> MachineId.parse(found.id().value()).value(), none -> none.reason()))
                .isNotBlank()
                .isEqualTo(first.<String>fold(found -> found.id().value(), Unavailable::reason));
    }

    @Test
    void asksTheMachineOnceHoweverOftenItIsAsked() {
        OshiMachineIdSource source = new OshiMachineIdSource(facts, Duration.ofSeconds(10), threads());
        assertThat(source.find())
                .isEqualTo(source.find())
                .isEqualTo(new Found(new MachineId(SMBIOS), Grade.HARDWARE, "SMBIOS UUID"));
        assertThat(asked).hasValue(1);
    }

    @Test
    @Covers("A-122")
    void saysSoWhenTheAnswerIsLateAndKeepsItForTheNextCall() {
        OshiMachineIdSource source = new OshiMachineIdSource(facts, Duration.ZERO, later());
        assertThat(source.find())
                .isInstanceOfSatisfying(
                        Unavailable.class, none -> assertThat(none.reason()).contains("within PT0S"));
        handedIn.forEach(Runnable::run);
        assertThat(source.find()).isInstanceOf(Found.class);
        assertThat(handedIn).hasSize(1);
    }

    @Test
    void saysSoWhenThereIsNoThreadAndTriesAgain() {
        Workers none = (name, work) -> {
            throw new UnavailableException("no thread");
        };
        OshiMachineIdSource source = new OshiMachineIdSource(facts, Duration.ZERO, none);
        assertThat(source.find()).isInstanceOf(Unavailable.class);
        assertThat(source.find()).isInstanceOf(Unavailable.class);
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        OshiMachineIdSource source = new OshiMachineIdSource(facts, Duration.ofMinutes(1), later());
        Thread.currentThread().interrupt();
        assertThat(source.find()).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aNativeLibraryThatDoesNotLoadIsNoCrash() {
        MachineFacts broken = MachineIdRuleTest.facts(
                Platform.WINDOWS,
                () -> {
                    throw new UnsatisfiedLinkError("jnidispatch");
                },
                Optional::empty);
        assertThat(new OshiMachineIdSource(broken, Duration.ofSeconds(10), threads()).find())
                .isInstanceOfSatisfying(
                        Unavailable.class, none -> assertThat(none.reason()).contains("UnsatisfiedLinkError"));
    }

    @Test
    void refusesALimitBeyondAnHour() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OshiMachineIdSource(Duration.ofHours(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OshiMachineIdSource(Duration.ofSeconds(-1)));
    }

    @Test
    @Covers("A-121")
    void startsNoOutsideProgram() throws IOException {
        assertThat(ClassBytes.of(OshiMachineIdSource.class.getPackageName()))
                .hasSizeGreaterThan(5)
                .allSatisfy((name, constants) -> assertThat(constants)
                        .as(name)
                        .doesNotContain("java/lang/ProcessBuilder")
                        .doesNotContain("getRuntime")
                        .doesNotContainIgnoringCase("wmic"));
    }

    @Test
    void readsTheFirstSoundMachineIdFile(@TempDir Path directory) throws IOException {
        Path etc = directory.resolve("machine-id");
        Path dbus = Files.writeString(directory.resolve("dbus"), "0123456789abcdef0123456789abcdef\n");
        OshiMachineFacts here = new OshiMachineFacts(Platform.LINUX, List.of(etc, dbus));
        assertThat(here.installationId()).contains("0123456789abcdef0123456789abcdef");
        Files.writeString(etc, "uninitialized\n");
        assertThat(here.installationId()).contains("0123456789abcdef0123456789abcdef");
        Files.writeString(etc, "fedcba9876543210fedcba9876543210\n");
        assertThat(here.installationId()).contains("fedcba9876543210fedcba9876543210");
    }

    @ParameterizedTest
    @CsvSource({"Windows 11,WINDOWS", "Linux,LINUX", "Mac OS X,MACOS", "FreeBSD,OTHER"})
    void knowsTheSystemByItsName(String name, Platform platform) {
        assertThat(OshiMachineFacts.platformOf(name)).isEqualTo(platform);
    }

    private Workers threads() {
        return Workers.threads();
    }

    private Workers later() {
        return (name, work) -> {
            handedIn.add(work);
            return new Workers.Worker() {
                @Override
                public boolean alive() {
                    return true;
                }

                @Override
                public void interrupt() {
                    // does not listen
                }
            };
        };
    }
}
