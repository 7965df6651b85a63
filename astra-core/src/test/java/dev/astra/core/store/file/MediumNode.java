package dev.astra.core.store.file;

import java.util.Random;

/** A name on a medium stands for one of these. */
interface MediumNode {
    /** What may be found once the power is back. */
    MediumNode afterPowerFailure(Random random);

    /** What programs see, on a medium of its own, which is sure to hold it. */
    MediumNode copy();
}
