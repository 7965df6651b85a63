package dev.astra.launcher.trading;

import dev.astra.core.RejectedException;
import dev.astra.trading.finder.TradeSearch;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.SessionStop;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.value.ItemId;
import java.util.List;

/**
 * Immutable. What two players could trade.
 *
 * @param mine one for each copy
 * @param theirs one for each copy
 * @param onHold how many copies were left out because they cannot change hands now
 */
public record Inventories(List<ItemId> mine, List<ItemId> theirs, int onHold) {
    /** Copies the lists. */
    public Inventories {
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
    }

    /**
     * Reads what is not given.
     *
     * @param gateway whose account is mine
     * @param partner the other one
     * @param mine in place of the account's inventory; empty to read it
     * @param theirs in place of the partner's inventory; empty to read it
     * @throws RejectedException if an inventory is hidden, or Roblox wants a person
     */
    public static Inventories read(TradeGateway gateway, PlayerId partner, List<ItemId> mine, List<ItemId> theirs)
            throws InterruptedException {
        List<Copy> ours = List.of();
        List<Copy> others = List.of();
        if (mine.isEmpty()) {
            PlayerId me = gateway.account().fold(it -> it.player(), stopped -> {
                throw person(stopped.stop());
            });
            ours = copies(gateway, me, "your inventory");
        }
        if (theirs.isEmpty()) {
            others = copies(gateway, partner, "the partner's inventory");
        }
        long held = ours.stream().filter(Copy::onHold).count()
                + others.stream().filter(Copy::onHold).count();
        return new Inventories(
                mine.isEmpty() ? free(ours) : mine, theirs.isEmpty() ? free(others) : theirs, Math.toIntExact(held));
    }

    private static List<Copy> copies(TradeGateway gateway, PlayerId player, String whose) throws InterruptedException {
        InventoryOutcome outcome = gateway.inventory(player);
        List<Copy> copies = outcome.fold(
                InventoryOutcome.Owned::copies,
                hidden -> {
                    throw new RejectedException(whose + " is hidden; name the items with --mine or --theirs");
                },
                none -> {
                    throw new RejectedException("Roblox has no player " + player);
                },
                stopped -> {
                    throw person(stopped.stop());
                });
        if (copies.size() > TradeSearch.MOST_COPIES) {
            throw new RejectedException("expected at most " + TradeSearch.MOST_COPIES + " items, " + whose + " has "
                    + copies.size() + "; name some with --mine or --theirs");
        }
        return copies;
    }

    private static List<ItemId> free(List<Copy> copies) {
        return copies.stream().filter(copy -> !copy.onHold()).map(Copy::item).toList();
    }

    private static RejectedException person(SessionStop stop) {
        return new RejectedException("Roblox wants a person: " + stop.advice());
    }
}
