package dev.astra.http.client.roblox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.astra.core.UnavailableException;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.ListedTrade;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads trades in the shapes of both versions. */
final class TradeReader {
    private static final int SIDES = 2;

    private TradeReader() {}

    static ListedTrade listed(JsonNode trade) {
        return new ListedTrade(
                Fields.trade(trade, "id"),
                Fields.player(trade),
                Fields.time(trade, "expiration"),
                status(Fields.word(trade, "status")));
    }

    /** A trade in whichever of the two shapes it came. */
    static TradeDetails details(TradeId asked, JsonNode trade) {
        boolean second = trade.has("participantAOffer");
        TradeId id = Fields.trade(trade, second ? "tradeId" : "id");
        if (!id.equals(asked)) {
            throw new UnavailableException("expected trade " + asked + " from Roblox, found another one");
        }
        List<TradeParty> parties = second ? second(trade) : first(trade);
        if (parties.get(0).player().equals(parties.get(1).player())) {
            throw Fields.missing("offers", "those of two players");
        }
        return new TradeDetails(
                id,
                status(Fields.word(trade, "status")),
                Fields.optionalTime(trade, "expiration"),
                parties.get(0),
                parties.get(1));
    }

    private static List<TradeParty> first(JsonNode trade) {
        JsonNode offers = Fields.list(trade, "offers");
        if (offers.size() != SIDES) {
            throw Fields.missing("offers", "a list of two");
        }
        List<TradeParty> parties = new ArrayList<>();
        for (JsonNode offer : offers) {
            List<Copy> copies = new ArrayList<>();
            for (JsonNode asset : Fields.list(offer, "userAssets")) {
                copies.add(new Copy(
                        new CopyId(Long.toString(Fields.id(asset, "id"))),
                        Fields.item(asset, "assetId"),
                        Fields.flag(asset, "isOnHold")));
            }
            parties.add(new TradeParty(Fields.player(offer), copies, Fields.robux(offer)));
        }
        return parties;
    }

    private static List<TradeParty> second(JsonNode trade) {
        List<TradeParty> parties = new ArrayList<>();
        for (String side : List.of("participantAOffer", "participantBOffer")) {
            JsonNode offer = trade.path(side);
            List<Copy> copies = new ArrayList<>();
            for (JsonNode item : Fields.list(offer, "items")) {
                copies.add(new Copy(
                        instance(item),
                        Fields.item(item.path("itemTarget"), "targetId"),
                        Fields.flag(item, "isOnHold")));
            }
            parties.add(new TradeParty(Fields.player(offer), copies, Fields.robux(offer)));
        }
        return parties;
    }

    private static CopyId instance(JsonNode item) {
        try {
            return new CopyId(item.path("collectibleItemInstanceId").asText(""));
        } catch (IllegalArgumentException noId) {
            throw Fields.missing("collectibleItemInstanceId", "an id");
        }
    }

    /** A copy in an inventory: there, its number has another name than in a trade. */
    static Copy owned(JsonNode asset) {
        return new Copy(
                new CopyId(Long.toString(Fields.id(asset, "userAssetId"))),
                Fields.item(asset, "assetId"),
                Fields.flag(asset, "isOnHold"));
    }

    /** A word for how a trade stands; one that is not known is {@link TradeStatus#UNKNOWN}. */
    static TradeStatus status(String word) {
        return switch (word) {
            case "open", "pending" -> TradeStatus.OPEN;
            case "processing" -> TradeStatus.PROCESSING;
            case "completed" -> TradeStatus.COMPLETED;
            case "declined" -> TradeStatus.DECLINED;
            case "expired" -> TradeStatus.EXPIRED;
            case "countered" -> TradeStatus.COUNTERED;
            case "rejectedduetoerror" -> TradeStatus.FAILED;
            case "interventionrequired", "twostepverificationrequired" -> TradeStatus.NEEDS_A_PERSON;
            default -> TradeStatus.UNKNOWN;
        };
    }

    static Optional<String> refusal(Errors errors) {
        if (errors.is(4)) {
            return Optional.of("this account may not decline it (code 4)");
        }
        return errors.is(7) ? Optional.of("this account may not trade (code 7)") : Optional.empty();
    }
}
