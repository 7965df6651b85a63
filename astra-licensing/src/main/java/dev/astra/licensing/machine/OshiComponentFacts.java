package dev.astra.licensing.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** Thread-safe. The parts of this machine, from OSHI. */
final class OshiComponentFacts implements ComponentFacts {
    private static final Pattern REMOVABLE = Pattern.compile("usb|removable|virtual|cd-?rom|dvd|loop|\\bram|zram");
    private static final Pattern MADE_UP_CARD =
            Pattern.compile("(lo|docker|br-|veth|virbr|tun|tap|wg|vmnet|vboxnet|zt|tailscale|utun|awdl|llw|bridge).*");

    private final MachineFacts machine = new OshiMachineFacts();

    @Override
    public List<String> values(ComponentKind kind) {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        return switch (kind) {
            case SYSTEM -> machine.hardwareUuid().stream().toList();
            case BOARD -> List.of(hardware.getComputerSystem().getBaseboard().getSerialNumber());
            case DISK ->
                hardware.getDiskStores().stream()
                        .filter(OshiComponentFacts::isBuiltIn)
                        .map(HWDiskStore::getSerial)
                        .toList();
            case INSTALLATION ->
                Optional.of(machine).flatMap(MachineFacts::installationId).stream()
                        .toList();
            case PROCESSOR ->
                List.of(hardware.getProcessor().getProcessorIdentifier().getProcessorID());
            case NETWORK ->
                hardware.getNetworkIFs(false).stream()
                        .filter(card -> !MADE_UP_CARD
                                .matcher(card.getName().toLowerCase(Locale.ROOT))
                                .matches())
                        .filter(card -> !card.isKnownVmMacAddr())
                        .map(NetworkIF::getMacaddr)
                        .toList();
        };
    }

    private static boolean isBuiltIn(HWDiskStore disk) {
        String text = (disk.getModel() + " " + disk.getName()).toLowerCase(Locale.ROOT);
        return !REMOVABLE.matcher(text).find();
    }
}
