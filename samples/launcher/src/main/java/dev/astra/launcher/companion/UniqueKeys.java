package dev.astra.launcher.companion;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Thread-safe. Properties that notice keys that come twice. */
final class UniqueKeys extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> twice = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
        if (containsKey(key)) {
            twice.add(key.toString());
        }
        return super.put(key, value);
    }

    synchronized Set<String> twice() {
        return new TreeSet<>(twice);
    }
}
