package dev.astra.testkit.game;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.session.DepositRule;
import dev.astra.trading.vault.session.SessionEvent;
import dev.astra.trading.vault.session.Side;
import dev.astra.trading.vault.session.Slot;
import dev.astra.trading.vault.session.VaultGateway;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One thread. A game with players, each with a bag, and bots, each with a bag and a {@code TradeSession} as its client. It runs
 * in steps of a quarter of a second of its own time, and all chance comes from one generator, so one seed is one story. The
 * game itself is sound: goods change hands when both sides have confirmed the same content, wholly or not at all, and it
 * remembers how every trade ended. Everything around it may be lost, late, double or dead; see {@link GameTrouble}.
 *
 * <pre>{@code
 * SimulatedGame game = new SimulatedGame(gateway, rule, new Random(1));
 * game.bot(new BotId("bot-1"));
 * game.player(player, bag);
 * game.visit(player, new BotId("bot-1"), new Visit(Side.of(gift), Visit.Mood.PLAIN));
 * game.run(Duration.ofMinutes(2));
 * }</pre>
 */
public final class SimulatedGame {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int BEST_OF = 3;

    final Pipe pipe;
    private final VaultGateway gateway;
    private final DepositRule rule;
    private final Random random;
    private final Map<BotId, Seat> seats = new LinkedHashMap<>();
    private final Map<PlayerId, Bundle> bags = new LinkedHashMap<>();
    private final Map<PlayerId, Wish> wishes = new HashMap<>();
    private GameTrouble trouble = GameTrouble.NONE;
    private Duration now = Duration.ZERO;
    private long trades;
    private long completed;
    private long declined;

    /**
     * An empty game.
     *
     * @param gateway how the bots reach the vault
     * @param rule what the bots take
     * @param random where all chance comes from
     */
    public SimulatedGame(VaultGateway gateway, DepositRule rule, Random random) {
        this.gateway = gateway;
        this.rule = rule;
        this.random = random;
        this.pipe = new Pipe(random);
    }

    private record Wish(BotId bot, Visit visit) {}

    /** Lets things go wrong from now on. */
    public void trouble(GameTrouble kinds) {
        this.trouble = kinds;
    }

    GameTrouble trouble() {
        return trouble;
    }

    /** How long the game has run. */
    public Duration now() {
        return now;
    }

    /** Lets a bot in, with nothing in its bag. */
    public void bot(BotId bot) {
        seats.put(bot, new Seat(this, bot, gateway, rule));
    }

    /** Lets a player in. */
    public void player(PlayerId player, Bundle bag) {
        bags.put(player, bag);
    }

    /** Sends a player to a bot, unless they are at one or on the way; what they have no longer they do not put in. */
    public void visit(PlayerId player, BotId bot, Visit visit) {
        if (!isBusy(player)) {
            wishes.put(player, new Wish(bot, visit));
            seat(bot).tell(new SessionEvent.Requested(player));
        }
    }

    /** Whether a player waits for a bot or trades with one. */
    public boolean isBusy(PlayerId player) {
        return wishes.containsKey(player)
                || seats.values().stream()
                        .map(seat -> seat.round)
                        .anyMatch(round -> round != null && round.player.equals(player));
    }

    /** What a player has. */
    public Bundle bag(PlayerId player) {
        return bags.getOrDefault(player, Bundle.NOTHING);
    }

    /** What a bot has. */
    public Bundle bag(BotId bot) {
        return seat(bot).bag;
    }

    /** How many trades ended with goods in other hands. */
    public long completed() {
        return completed;
    }

    /** How many trades ended otherwise. */
    public long declined() {
        return declined;
    }

    /** What the clients told their staff. */
    public List<String> alerts() {
        return seats.values().stream().flatMap(seat -> seat.alerts.stream()).toList();
    }

    /** Whether nobody trades or waits, and the vault has taken note of everything. */
    public boolean isQuiet() {
        return wishes.isEmpty() && pipe.isEmpty() && seats.values().stream().allMatch(Seat::isQuiet);
    }

    /** Lets time pass. */
    public void run(Duration time) {
        Duration end = now.plus(time);
        while (now.compareTo(end) < 0) {
            step();
        }
    }

    /** Lets a quarter of a second pass. */
    public void step() {
        now = now.plus(STEP);
        pipe.deliver(now);
        for (Seat seat : seats.values()) {
            seat.tick();
            Round round = seat.round;
            if (round != null) {
                act(seat, round);
            }
        }
        wishes.forEach(this::knock);
    }

    /** Who waits asks again now and then. */
    private void knock(PlayerId player, Wish wish) {
        if (random.nextInt(40) == 0) {
            seat(wish.bot()).tell(new SessionEvent.Requested(player));
        }
    }

    private Seat seat(BotId bot) {
        Seat seat = seats.get(bot);
        if (seat == null) {
            throw new IllegalArgumentException("expected a bot of this game, got " + bot);
        }
        return seat;
    }

    boolean waits(PlayerId player) {
        return wishes.containsKey(player);
    }

    Round begin(PlayerId player) {
        Wish wish = Optional.ofNullable(wishes.remove(player)).orElseThrow();
        return new Round(new ServerTradeId("game/" + ++trades), player, wish.visit(), now);
    }

    void ended(PlayerId player, boolean withGoods) {
        if (withGoods) {
            completed++;
        } else {
            declined++;
        }
        wishes.remove(player);
    }

    void change(PlayerId player, Bundle given, Bundle received) {
        bags.put(player, bag(player).minus(given).plus(received));
    }

    /** What a player does next. */
    private void act(Seat seat, Round round) {
        boolean hasty = round.visit.mood() == Visit.Mood.HASTY && random.nextInt(30) == 0;
        if (hasty || now.minus(round.since).compareTo(PATIENCE) > 0) {
            seat.decline();
        } else if (round.visit.mood() != Visit.Mood.SLEEPY && random.nextInt(BEST_OF) == 0) {
            play(seat, round);
        }
    }

    private void play(Seat seat, Round round) {
        if (round.changes == 0) {
            round.theyPut(affordable(round));
            seat.showOffer(round);
        } else if (round.visit.mood() == Visit.Mood.FICKLE && round.changes < 4 && random.nextInt(3) == 0) {
            round.theyPut(other(affordable(round)));
            seat.showOffer(round);
        } else if (!round.theyAreReady) {
            round.theyAreReady = true;
            seat.showOffer(round);
        } else if (round.bothReady()) {
            round.theyConfirmed = true;
            seat.complete();
        }
    }

    /** What of the plan the player has; what is no pet of the game they have always. */
    private Side affordable(Round round) {
        List<Slot> slots = new ArrayList<>();
        Map<Item, Long> used = new HashMap<>();
        for (Slot slot : round.visit.puts().slots()) {
            boolean has = slot.item()
                    .map(item ->
                            used.merge(item, 1L, Long::sum) <= bag(round.player).count(item))
                    .orElse(true);
            if (has) {
                slots.add(slot);
            }
        }
        long gems = round.visit.puts().gems();
        return new Side(slots, gems <= bag(round.player).gems() ? gems : 0);
    }

    /** The same with a piece less, or without gems. */
    private Side other(Side side) {
        if (side.slots().isEmpty() || random.nextInt(3) == 0) {
            return new Side(side.slots(), random.nextBoolean() ? side.gems() : 0);
        }
        List<Slot> fewer = new ArrayList<>(side.slots());
        fewer.remove(random.nextInt(fewer.size()));
        return new Side(fewer, side.gems());
    }
}
