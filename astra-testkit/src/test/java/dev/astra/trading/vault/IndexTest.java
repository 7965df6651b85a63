package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BOB;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UserId;
import dev.astra.core.store.Lookup;
import dev.astra.core.store.View;
import dev.astra.testkit.Covers;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.StartOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexTest {
    private final VaultScene scene = new VaultScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    @Covers("P-170")
    void nothingIsThereTwice() {
        assertThat(new Accounts(scene.store).start(BOB, new Player(ANNS, "Ann_1")))
                .isInstanceOf(StartOutcome.AlreadyLinked.class);
        assertThat(new Accounts(scene.store).start(VaultScene.STRANGER, new Player(ANNS, "Ann_1")))
                .isInstanceOf(StartOutcome.TakenByAnother.class);
        scene.deposited(ANNS, VaultScene.offer(CAT, 1, 0));
        scene.deposited(ANNS, VaultScene.offer(CAT, 1, 0));
        assertThat(scene.<Long>store(view -> Stock.of(view, 1).count())).isEqualTo(1);
        Trade reserved = scene.reserved(ANN, Bundle.of(CAT, 1));
        assertThatThrownBy(() -> scene.store.execute(tx -> tx.put(
                        Stored.TRADES,
                        new Booking(
                                new Trade(
                                        new TradeId(999),
                                        Trade.Kind.WITHDRAWAL,
                                        Trade.State.RESERVED,
                                        ANN,
                                        reserved.code(),
                                        Bundle.NOTHING,
                                        Bundle.NOTHING,
                                        0,
                                        reserved.since(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        ""),
                                Optional.empty()))))
                .isInstanceOf(IllegalStateException.class);
        scene.vault.open(key(BOT, "once"), ANNS);
        assertThat(scene.<Long>store(view -> view.table(Stored.MEETINGS).count()))
                .isEqualTo(3);
        scene.vault.open(key(BOT, "once"), ANNS);
        assertThat(scene.<Long>store(view -> view.table(Stored.MEETINGS).count()))
                .isEqualTo(3);
    }

    @Test
    @Covers("P-171")
    void aPlayerIsFoundByOneReadOfAnIndexHoweverManyThereAre() {
        for (int i = 0; i < 50; i++) {
            scene.link(new UserId(5000 + i), new PlayerId(9000 + i), "Player" + i);
        }
        List<String> reads = new ArrayList<>();
        assertThat(scene.<Decision>store(view -> Vault.decide(counting(view, reads), ANNS)))
                .isInstanceOf(Decision.Deposit.class);
        assertThat(reads).containsExactly("accounts.links/by-player first", "vault.trades/reserved-of first");
    }

    /** A view that writes down which table or index is asked for what. */
    private static View counting(View view, List<String> reads) {
        return proxy(View.class, view, (name, arguments, answer) -> switch (name) {
            case "index" ->
                proxy(Lookup.class, answer, (asked, with, found) -> {
                    reads.add(arguments[0] + " " + asked);
                    return found;
                });
            case "table" -> {
                reads.add("table " + arguments[0]);
                yield answer;
            }
            default -> answer;
        });
    }

    private interface Seen {
        Object answer(String method, Object[] arguments, Object answer);
    }

    private static <T> T proxy(Class<T> type, Object real, Seen seen) {
        return type.cast(Proxy.newProxyInstance(
                IndexTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return seen.answer(method.getName(), arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
