package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Shop;
import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.SignedWhitelist.Entry;
import dev.astra.licensing.digest.Hmac;
import dev.astra.licensing.digest.Sha256;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.Stamp;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What somebody learns from the published list who knows every buyer id and has guessed every machine id, but has no license
 * key: the size class, and when the list was signed.
 */
class OutsiderTest {
    private static final int BUYERS = 2_000;
    private static final int MACHINES = 10_000;
    private static final int STRIDE = Integer.getInteger("astra.stride", 100);
    private static final Stamp STAMP = new Stamp(1, 5);

    private final SignedDesk desk = new SignedDesk();
    private final List<BuyerId> buyers =
            LongStream.rangeClosed(1, BUYERS).mapToObj(BuyerId::new).toList();
    private final List<MachineId> machines =
            IntStream.rangeClosed(1, MACHINES).mapToObj(Shop::machine).toList();

    @Test
    void noHashOrCodeOfBuyersAndMachinesIsOnTheList() {
        Set<String> rows = rows(desk.list(1, 5, bound(1_500, 1)));
        List<byte[]> guesses = new ArrayList<>();
        buyers.forEach(buyer -> guesses.add(utf8(buyer.toString())));
        machines.forEach(machine -> guesses.add(utf8(machine.value())));
        long found = guesses.stream()
                .flatMap(guess -> List.of(
                        Sha256.of(guess), Sha256.of(utf8("astra-row-1\n"), guess), Hmac.of(guess, context(), guess))
                        .stream())
                .filter(code -> rows.contains(HexFormat.of().formatHex(code)))
                .count();
        assertThat(found).isZero();
    }

    @Test
    void noPairOfBuyerAndMachineIsOnTheList() {
        Entry[] licenses = bound(1_500, 1);
        Set<ByteBuffer> rows = buffers(desk.list(1, 5, licenses));
        assertThat(rows).contains(ByteBuffer.wrap(SignedWhitelist.row(licenses[0], SignedDesk.LIST, STAMP)));
        assertThat(found(rows)).isZero();
    }

    /** The search is good for something: a seller who made keys of buyer ids would be read like a book. */
    @Test
    void theSameSearchReadsAListWhoseKeysAreMadeOfBuyerIds() {
        Entry[] weak = IntStream.range(0, BUYERS)
                .mapToObj(buyer -> new Entry(guessedKey(buyers.get(buyer)), machines.get(buyer % STRIDE)))
                .toArray(Entry[]::new);
        assertThat(found(buffers(desk.list(1, 5, weak)))).isEqualTo(BUYERS);
    }

    /**
     * Tries every buyer, with the key that an implementer might have made of the id, on one of {@link #STRIDE} machines,
     * beginning at another one for each buyer, so that every machine is tried too. {@code -Pdeep} tries all 20,000,000 pairs.
     */
    private long found(Set<ByteBuffer> rows) {
        long hits = 0;
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            LicenseKey guessed = guessedKey(buyers.get(buyer));
            for (int machine = buyer % STRIDE; machine < MACHINES; machine += STRIDE) {
                byte[] row = SignedWhitelist.row(new Entry(guessed, machines.get(machine)), SignedDesk.LIST, STAMP);
                hits += rows.contains(ByteBuffer.wrap(row)) ? 1 : 0;
            }
        }
        return hits;
    }

    private static LicenseKey guessedKey(BuyerId buyer) {
        return new LicenseKey(HexFormat.of().formatHex(Sha256.of(utf8(buyer.toString())), 0, 16));
    }

    private Set<ByteBuffer> buffers(byte[] list) {
        return rows(list).stream()
                .map(row -> ByteBuffer.wrap(HexFormat.of().parseHex(row)))
                .collect(Collectors.toSet());
    }

    /** With the guesses in hand, a list of these machines cannot be told from a list of entirely different ones. */
    @Test
    void twoListsOfOneSizeClassLookAlike() {
        byte[] some = desk.list(1, 5, bound(1_025, 1));
        byte[] more = desk.list(1, 5, bound(2_000, 2));
        assertThat(some).hasSameSizeAs(more);
        assertThat(Sets.common(rows(some), rows(more))).isZero();
        for (byte[] list : List.of(some, more)) {
            assertThat(spread(list)).isBetween(0.47, 0.53);
        }
    }

    @Test
    void twoVersionsOfOneListHaveNoRowInCommonAndSayNothingOfWhatChanged() {
        Entry[] licenses = bound(1_500, 1);
        byte[] before = desk.list(1, 5, licenses);
        byte[] after = desk.list(1, 6, Arrays.copyOf(licenses, 1_499));
        assertThat(before).hasSameSizeAs(after);
        assertThat(Sets.common(rows(before), rows(after))).isZero();
    }

    @Test
    void aListWithoutLicensesLooksLikeOneWithAThousand() {
        assertThat(desk.list(1, 5)).hasSameSizeAs(desk.list(1, 5, bound(1_024, 1)));
    }

    /** The same outsider reads the legacy list like a book: that is why it is off where it can be. */
    @Test
    void theLegacyListGivesAllOfThisAway() {
        String line = LegacyWhitelist.line(new BuyerId(42), Shop.machine(777));
        List<BuyerId> who = buyers.stream()
                .filter(buyer -> line.startsWith(LegacyWhitelist.buyerKey(buyer)))
                .toList();
        List<MachineId> where = machines.stream()
                .filter(machine -> line.endsWith(LegacyWhitelist.machineKey(machine)))
                .toList();
        assertThat(who).containsExactly(new BuyerId(42));
        assertThat(where).containsExactly(Shop.machine(777));
    }

    /** Licenses of the first buyers, each on one of the candidate machines. */
    private Entry[] bound(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] key = new byte[16];
                    random.nextBytes(key);
                    return new Entry(
                            new LicenseKey(HexFormat.of().formatHex(key)), machines.get(random.nextInt(MACHINES)));
                })
                .toArray(Entry[]::new);
    }

    private byte[] context() {
        return utf8("astra-row-1\n" + SignedDesk.LIST + "\n1\n5\n");
    }

    private byte[] body(byte[] list) {
        return SignedFile.read(
                list, Purpose.LIST, desk.keys.pinned(), 1 << 20, (sound, body) -> body, why -> new byte[0]);
    }

    private Set<String> rows(byte[] list) {
        byte[] body = body(list);
        Set<String> rows = new HashSet<>();
        for (int at = 0; at < body.length; at += SignedWhitelist.ROW_BYTES) {
            rows.add(HexFormat.of().formatHex(body, at, at + SignedWhitelist.ROW_BYTES));
        }
        assertThat(rows).hasSize(body.length / SignedWhitelist.ROW_BYTES);
        return rows;
    }

    /** The share of set bits behind the sorted beginnings: a half, if there is no pattern. */
    private double spread(byte[] list) {
        byte[] body = body(list);
        long set = 0;
        long all = 0;
        for (int at = 0; at < body.length; at += SignedWhitelist.ROW_BYTES) {
            byte[] tail = Arrays.copyOfRange(body, at + 8, at + SignedWhitelist.ROW_BYTES);
            set += new BigInteger(1, tail).bitCount();
            all += 8L * tail.length;
        }
        return (double) set / all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What two sets share. */
    private static final class Sets {
        static long common(Set<String> one, Set<String> other) {
            return one.stream().filter(other::contains).count();
        }
    }
}
