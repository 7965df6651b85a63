package dev.astra.licensing.machine;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import java.util.Optional;

/** Thread-safe. Windows only; apart from the other facts so that no other system loads the native library. */
final class WindowsRegistry {
    private static final String KEY = "SOFTWARE\\Microsoft\\Cryptography";
    private static final String VALUE = "MachineGuid";

    private WindowsRegistry() {}

    /** The id of the Windows installation, from the 64-bit view also in a 32-bit process. */
    static Optional<String> machineGuid() {
        if (!Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE, WinNT.KEY_WOW64_64KEY)) {
            return Optional.empty();
        }
        return Optional.of(
                Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, KEY, VALUE, WinNT.KEY_WOW64_64KEY));
    }
}
