package dev.astra.licensing.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.MachineId;
import dev.astra.licensing.machine.MachineFacts.Platform;
import dev.astra.licensing.machine.MachineIdOutcome.Found;
import dev.astra.licensing.machine.MachineIdOutcome.Unavailable;
import dev.astra.testkit.Covers;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineIdRuleTest {
    private static final String SMBIOS = "4C4C4544-0042-3510-8054-B7C04F534433";
    private static final String INSTALLED = "0123456789abcdef0123456789abcdef";

    @Test
    @Covers("A-120")
    void windowsAnswersTheSmbiosUuidInCanonicalForm() {
        assertThat(find(Platform.WINDOWS, SMBIOS, INSTALLED))
                .isEqualTo(new Found(
                        new MachineId("4c4c4544-0042-3510-8054-b7c04f534433"), Grade.HARDWARE, "SMBIOS UUID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "None",
                "To be filled by O.E.M.",
                "03000200-0400-0500-0006-000700080009",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
            })
    @Covers("A-121")
    void windowsWithoutAUsableSmbiosUuidAnswersItsInstallation(String junk) {
        assertThat(find(Platform.WINDOWS, junk, "{01234567-89AB-CDEF-0123-456789ABCDEF}"))
                .isEqualTo(find(Platform.WINDOWS, null, INSTALLED))
                .isInstanceOfSatisfying(Found.class, found -> {
                    assertThat(found.grade()).isEqualTo(Grade.INSTALLATION);
                    assertThat(found.origin()).isEqualTo("Windows MachineGuid");
                });
    }

    @Test
    @Covers("A-120")
    void linuxAnswersRootAndEveryOtherUserTheSame() {
        MachineIdOutcome asRoot = find(Platform.LINUX, SMBIOS, INSTALLED);
        MachineIdOutcome asUser = find(Platform.LINUX, "unknown", INSTALLED);
        assertThat(asRoot)
                .isEqualTo(asUser)
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.grade()).isEqualTo(Grade.INSTALLATION));
    }

    @Test
    void linuxWithoutAMachineIdAnswersTheSmbiosUuidToWhoMayReadIt() {
        assertThat(find(Platform.LINUX, SMBIOS, null))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.grade()).isEqualTo(Grade.HARDWARE));
        assertThat(find(Platform.LINUX, "unknown", null)).isInstanceOf(Unavailable.class);
    }

    @Test
    void macosAnswersItsPlatformUuidAsAnInstallation() {
        assertThat(find(Platform.MACOS, null, SMBIOS)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.grade()).isEqualTo(Grade.INSTALLATION);
            assertThat(found.id()).isNotEqualTo(MachineId.parse(SMBIOS));
        });
    }

    @Test
    void anInstallationIdIsDerivedAndNeverShown() {
        assertThat(InstallationId.of("linux-machine-id", MachineId.parse(INSTALLED))
                        .value())
                .isEqualTo("b153ab63-2694-8778-89cd-8d17c8f43bc9")
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(InstallationId.of("windows-machineguid", MachineId.parse(INSTALLED)))
                .isNotEqualTo(InstallationId.of("linux-machine-id", MachineId.parse(INSTALLED)));
    }

    @ParameterizedTest
    @EnumSource
    @Covers("A-122")
    void saysWhyThereIsNoneAndNeverAnswersAWord(Platform platform) {
        for (String word : new String[] {"None", "unknown", "", "null"}) {
            assertThat(find(platform, word, word))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            none -> assertThat(none.reason())
                                    .contains("expected an id of this machine")
                                    .contains("SMBIOS UUID")
                                    .doesNotContain("None"));
        }
    }

    @Test
    void aFailingQueryIsNotAnsweredFromTheNextOrigin() {
        assertThat(MachineIdRule.find(facts(
                        Platform.WINDOWS,
                        () -> {
                            throw new IllegalStateException("WMI is busy");
                        },
                        () -> Optional.of(INSTALLED))))
                .isInstanceOfSatisfying(
                        Unavailable.class, none -> assertThat(none.reason()).contains("IllegalStateException"));
    }

    private static MachineIdOutcome find(
            Platform platform,
            @org.jspecify.annotations.Nullable String hardware,
            @org.jspecify.annotations.Nullable String installation) {
        return MachineIdRule.find(
                facts(platform, () -> Optional.ofNullable(hardware), () -> Optional.ofNullable(installation)));
    }

    static MachineFacts facts(
            Platform platform, Supplier<Optional<String>> hardware, Supplier<Optional<String>> installation) {
        return new MachineFacts() {
            @Override
            public Platform platform() {
                return platform;
            }

            @Override
            public Optional<String> hardwareUuid() {
                return hardware.get();
            }

            @Override
            public Optional<String> installationId() {
                return installation.get();
            }
        };
    }
}
