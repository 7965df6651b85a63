package dev.astra.licensing.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.time.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentRuleTest {
    private static final Map<ComponentKind, List<String>> REAL = Map.of(
            ComponentKind.SYSTEM, List.of("4C4C4544-0042-3510-8054-B7C04F534433"),
            ComponentKind.BOARD, List.of("/7XJ2QN3/CNCMK0022R01AB/"),
            ComponentKind.DISK, List.of("S4EWNX0R123456", "WD-WX11A22B33C4"),
            ComponentKind.INSTALLATION, List.of("0123456789abcdef0123456789abcdef"),
            ComponentKind.PROCESSOR, List.of("BFEBFBFF000906EA"),
            ComponentKind.NETWORK, List.of("3c:52:82:aa:bb:cc"));

    private static Components read(Map<ComponentKind, List<String>> values) {
        return ComponentRule.read(kind -> values.getOrDefault(kind, List.of()));
    }

    @Test
    void aWholeMachineIsWorthTwelveAndOfHardwareGrade() {
        Components machine = read(REAL);
        assertThat(machine.all()).hasSize(7);
        assertThat(machine.enrollable()).hasSize(6);
        assertThat(machine.weight()).isEqualTo(12);
        assertThat(machine.grade()).isEqualTo(Grade.HARDWARE);
        assertThat(machine.notes()).isEmpty();
        assertThat(machine.toString()).doesNotContain("S4EWNX0R123456").contains("disk[****]");
    }

    @Test
    void whatIsLeftOfAVirtualMachineIsOfInstallationGrade() {
        Components machine = read(Map.of(
                ComponentKind.INSTALLATION,
                REAL.get(ComponentKind.INSTALLATION),
                ComponentKind.PROCESSOR,
                REAL.get(ComponentKind.PROCESSOR),
                ComponentKind.NETWORK,
                REAL.get(ComponentKind.NETWORK)));
        assertThat(machine.grade()).isEqualTo(Grade.INSTALLATION);
        assertThat(machine.weight()).isEqualTo(4);
        assertThat(machine.notes())
                .containsExactly("system: none readable", "board: none readable", "disk: none readable");
    }

    @Test
    void refusesTheValuesThatVendorsAndHypervisorsPutOnManyMachines() {
        List<String> serials = List.of(
                "",
                "   ",
                "0",
                "00000000",
                "0000-0000-0000",
                "ffffffff",
                "None",
                "unknown",
                "To Be Filled By O.E.M.",
                "to be filled by O.E.M",
                "Default string",
                "System Serial Number",
                "Base Board Serial Number",
                "Not Specified",
                "Not Applicable",
                "N/A",
                "123456789",
                "0123456789",
                "This OS is not supported yet.",
                "QEMU",
                "abc",
                "x".repeat(200));
        List<String> accepted = new ArrayList<>();
        for (ComponentKind kind :
                List.of(ComponentKind.BOARD, ComponentKind.DISK, ComponentKind.PROCESSOR, ComponentKind.SYSTEM)) {
            serials.stream()
                    .filter(serial -> ComponentRule.normalized(kind, serial).isPresent())
                    .forEach(accepted::add);
        }
        assertThat(accepted).isEmpty();
        assertThat(ComponentRule.normalized(ComponentKind.SYSTEM, "03000200-0400-0500-0006-000700080009"))
                .isEmpty();
        assertThat(ComponentRule.normalized(ComponentKind.INSTALLATION, "00000000000000000000000000000000"))
                .isEmpty();
    }

    @Test
    void networkCardsThatSoftwareMadeUpDoNotCount() {
        for (String made : List.of(
                "02:42:ac:11:00:02",
                "0a:58:0a:f4:00:01",
                "00:00:00:00:00:00",
                "ff:ff:ff:ff:ff:ff",
                "01:00:5e:00:00:fb",
                "3c:52:82:aa:bb",
                "")) {
            assertThat(ComponentRule.normalized(ComponentKind.NETWORK, made))
                    .as(made)
                    .isEmpty();
        }
        assertThat(ComponentRule.normalized(ComponentKind.NETWORK, "3C-52-82-AA-BB-CC"))
                .isEqualTo(ComponentRule.normalized(ComponentKind.NETWORK, "3c:52:82:aa:bb:cc"))
                .contains("3c5282aabbcc");
    }

    @Test
    void aPartThatFailsIsMissingAndTheOthersStay() {
        Map<ComponentKind, List<String>> values = new EnumMap<>(REAL);
        Components machine = ComponentRule.read(kind -> {
            if (kind == ComponentKind.DISK) {
                throw new IllegalStateException("no disks today");
            }
            return values.getOrDefault(kind, List.of());
        });
        assertThat(machine.weight()).isEqualTo(10);
        assertThat(machine.notes()).containsExactly("disk: could not be asked for (IllegalStateException)");
    }

    @Test
    void aMachineThatDoesNotAnswerInTimeTellsNothing() {
        OshiComponentSource source =
                new OshiComponentSource(kind -> List.of(), Duration.ZERO, (name, work) -> new Workers.Worker() {
                    @Override
                    public boolean alive() {
                        return true;
                    }

                    @Override
                    public void interrupt() {}
                });
        assertThat(source.read().all()).isEmpty();
        assertThat(source.read().notes()).containsExactly("all: no answer within PT0S");
    }

    @Test
    void theRealMachineAnswersTwiceTheSame() {
        assertThat(new OshiComponentSource().read()).isEqualTo(new OshiComponentSource().read());
    }
}
