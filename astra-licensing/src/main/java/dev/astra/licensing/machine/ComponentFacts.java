package dev.astra.licensing.machine;

import java.util.List;

/** What a machine tells about its parts, raw. Reading may block and may throw. */
interface ComponentFacts {
    /** Every value of a part, as the machine gives it, junk too. */
    List<String> values(ComponentKind kind);
}
