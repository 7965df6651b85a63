package dev.astra.licensing.verify;

import static dev.astra.licensing.verify.SignedDesk.LICENSE;
import static dev.astra.licensing.verify.SignedDesk.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that differ from every signed one: each is read by the reader that customers' programs have, and none is accepted. */
class ListMutationTest {
    /** {@code -Pdeep} makes a million. */
    private static final int MUTATIONS = Integer.getInteger("astra.mutations", 2_000);

    private static final long SEED = 20_261_120L;

    private final SignedDesk desk = new SignedDesk();
    private final byte[][] lists = {
        desk.list(1, 1, LICENSE), desk.list(1, 2, OTHER), desk.list(2, 1), desk.list(1, 3, LICENSE, OTHER)
    };

    /** What a mutation came to. */
    private enum End {
        MALFORMED,
        UNTRUSTED
    }

    @Test
    void noMutationIsAccepted() {
        Map<End, Integer> ends = mutate(MUTATIONS);
        assertThat(ends).containsOnlyKeys(End.values());
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MUTATIONS);
    }

    private Map<End, Integer> mutate(int count) {
        Random random = new Random(SEED);
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (int done = 0; done < count; ) {
            byte[] mutation = mutation(random);
            if (Arrays.stream(lists).anyMatch(list -> Arrays.equals(list, mutation))) {
                continue;
            }
            int number = ++done;
            SignedScan.Answer answer = SignedScan.look(
                    () -> new ByteArrayInputStream(mutation),
                    SignedDesk.LIST,
                    desk.keys.pinned(),
                    LICENSE.key(),
                    LICENSE.machine());
            End end = answer.reading()
                    .fold(
                            sound -> {
                                throw new AssertionError("mutation " + number + " was accepted");
                            },
                            untrusted -> End.UNTRUSTED,
                            malformed -> End.MALFORMED);
            ends.merge(end, 1, Integer::sum);
        }
        return ends;
    }

    private byte[] mutation(Random random) {
        byte[] list = lists[random.nextInt(lists.length)].clone();
        int header = header(list);
        int edits = 1 + random.nextInt(3);
        for (int edit = 0; edit < edits && list.length > 0; edit++) {
            list = edited(list, header, random);
        }
        return list;
    }

    private byte[] edited(byte[] list, int header, Random random) {
        int at = place(list.length, header, random);
        switch (random.nextInt(9)) {
            case 0 -> list[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> list[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(list, at);
            }
            case 3 -> {
                return spliced(list, at, new byte[] {(byte) random.nextInt(256)}, at);
            }
            case 4 -> {
                return spliced(list, at, new byte[0], Math.min(list.length, at + 1 + random.nextInt(64)));
            }
            case 5 -> {
                byte[] other = lists[random.nextInt(lists.length)];
                int end = Math.min(Math.min(list.length, other.length), at + 1 + random.nextInt(600));
                if (at < end) {
                    System.arraycopy(other, at, list, at, end - at);
                }
            }
            case 6 -> {
                return digitChanged(list, random);
            }
            case 7 -> {
                return linesSwapped(list, header, random);
            }
            default -> {
                return Arrays.copyOf(list, list.length + 1 + random.nextInt(64));
            }
        }
        return list;
    }

    /** Where changes hurt: in the header, in the signature, and somewhere among the rows. */
    private static int place(int length, int header, Random random) {
        int most = Math.max(1, length);
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(Math.min(header, most));
            case 1 -> Math.max(0, most - 1 - random.nextInt(140));
            default -> random.nextInt(most);
        };
    }

    private static byte[] digitChanged(byte[] list, Random random) {
        for (int tries = 0; tries < 20 && list.length > 0; tries++) {
            int at = random.nextInt(Math.min(list.length, 900));
            if (list[at] >= '0' && list[at] <= '9') {
                list[at] = (byte) ('0' + random.nextInt(10));
                return list;
            }
        }
        return list;
    }

    private static byte[] linesSwapped(byte[] list, int header, Random random) {
        int end = Math.min(header, list.length);
        String[] lines = new String(list, 0, end, StandardCharsets.ISO_8859_1).split("\n", -1);
        int one = random.nextInt(lines.length);
        int other = random.nextInt(lines.length);
        String kept = lines[one];
        lines[one] = lines[other];
        lines[other] = random.nextInt(4) == 0 ? "" : kept;
        return spliced(list, 0, String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1), end);
    }

    private static byte[] spliced(byte[] list, int from, byte[] middle, int to) {
        byte[] out = new byte[from + middle.length + list.length - to];
        System.arraycopy(list, 0, out, 0, from);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(list, to, out, from + middle.length, list.length - to);
        return out;
    }

    private static int header(byte[] list) {
        return new String(list, 0, 1024, StandardCharsets.ISO_8859_1).indexOf("\n\n") + 2;
    }
}
