package dev.astra.http.client.roblox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.TradingSite;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.outbound.TrackedTrade;
import dev.astra.trading.value.ItemId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that scans, at random calls, its store on a real disk; the site outside is the witness. {@code
 * -Dastra.kills=100} does so 100 times.
 */
class ScanKillTest {
    private static final int KILLS = Integer.getInteger("astra.kills", 3);
    private static final int TRADES = 40 * (1 + KILLS / 10);
    private static final PlayerId ME = new PlayerId(22);

    private final TradingSite site = new TradingSite(ME, InstantSource.system());
    private final FakeRoblox roblox = FakeRoblox.start(site, ScanVictim.COOKIE);
    private final Random random = new Random(11);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        roblox.close();
    }

    @Test
    @Covers("A-216")
    void noDeclineIsRepeatedOrLostHoweverOftenTheScanIsKilled() throws Exception {
        LongStream.rangeClosed(1, TRADES).forEach(id -> site.put(trade(id)));
        for (int kill = 0; kill < KILLS; kill++) {
            live(1 + random.nextInt(2 * TRADES));
        }
        assertThat(live(Integer.MAX_VALUE)).isTrue();
        List<Long> bad = LongStream.rangeClosed(1, TRADES)
                .filter(id -> isBad(id))
                .boxed()
                .toList();
        List<Long> declined = site.declined().stream().map(TradeId::value).toList();
        System.out.printf(
                "kills of a scan: %d, trades: %d, declined: %d, asked to decline: %d%n",
                KILLS, TRADES, declined.size(), site.askedToDecline().size());
        assertThat(declined).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(site.askedToDecline()).isEqualTo(site.declined());
        theLogTellsTheSame(bad);
    }

    /** Every other one gives more than it gets. */
    private static boolean isBad(long id) {
        return id % 2 == 0;
    }

    private static TradeDetails trade(long id) {
        return new TradeDetails(
                new TradeId(id),
                TradeStatus.OPEN,
                Optional.of(Instant.now().plusSeconds(864_000)),
                new TradeParty(ME, List.of(copy(2 * id, 1)), 0),
                new TradeParty(new PlayerId(11), List.of(copy(2 * id + 1, isBad(id) ? 2 : 3)), 0));
    }

    private static Copy copy(long number, long item) {
        return new Copy(new CopyId(Long.toString(number)), new ItemId(item), false);
    }

    /** One process, killed after so many of its words; whether it came to its end before. */
    private boolean live(int killAfter) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScanVictim.class.getName(),
                        directory.resolve("store").toString(),
                        roblox.baseUrl().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean done = false;
        try (BufferedReader witness = process.inputReader(StandardCharsets.US_ASCII)) {
            int heard = 0;
            for (String word = witness.readLine(); word != null; word = witness.readLine()) {
                done |= word.equals("done");
                if (++heard == killAfter) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return done;
    }

    private void theLogTellsTheSame(List<Long> bad) {
        FileJournal.verify(directory.resolve("store"));
        try (Store store =
                Store.open(FileJournal.at(directory.resolve("store")), OutboundScan.TABLES, AuditLog.TABLES)) {
            assertThat(store.verifyHistories()).isPositive();
            List<Long> remembered = store.read(view -> OutboundScan.trades(view)
                    .filter(trade -> trade.state() == TrackedTrade.State.DECLINED)
                    .map(trade -> trade.id().value())
                    .toList());
            assertThat(remembered).isEqualTo(bad);
            for (long id = 1; id <= TRADES; id++) {
                List<String> actions = actions(store, id);
                if (isBad(id)) {
                    // Each decision is carried out or taken back before the next; the last one is carried out, once.
                    assertThat(String.join(", ", actions))
                            .as("trade " + id)
                            .matches("(decline decided, decline not done, )*decline decided, declined");
                } else {
                    assertThat(actions).as("trade " + id).containsExactly("keep");
                }
            }
        }
    }

    private static List<String> actions(Store store, long id) {
        List<String> actions = new ArrayList<>(store.read(view -> AuditLog.of(view, "trade " + id)
                .newestFirst()
                .map(AuditEvent::action)
                .toList()));
        Collections.reverse(actions);
        return actions;
    }
}
