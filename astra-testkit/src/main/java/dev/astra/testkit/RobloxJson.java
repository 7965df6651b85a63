package dev.astra.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes what Roblox's services answer. */
final class RobloxJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String CREATED = "2026-01-01T00:00:00.123Z";
    private static final int MADE_UP_PRICE = 1_000;

    private RobloxJson() {}

    static String error(int code, String message) {
        return write(json -> {
            json.writeArrayFieldStart("errors");
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeStringField("message", message);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    static String account(PlayerId player) {
        return write(json -> user(json, player));
    }

    /** An account that was found by a name. */
    static String named(Player player, String asked) {
        return write(json -> {
            json.writeStringField("requestedUsername", asked);
            json.writeBooleanField("hasVerifiedBadge", false);
            account(json, player);
        });
    }

    static String profile(Player player, String text, boolean banned) {
        return write(json -> {
            json.writeStringField("description", text);
            json.writeStringField("created", CREATED);
            json.writeBooleanField("isBanned", banned);
            json.writeNullField("externalAppDisplayName");
            json.writeBooleanField("hasVerifiedBadge", false);
            account(json, player);
        });
    }

    static String picture(PlayerId player, ProfileSite.Picture state) {
        return write(json -> {
            json.writeNumberField("targetId", player.value());
            json.writeStringField(
                    "state",
                    switch (state) {
                        case COMPLETED -> "Completed";
                        case PENDING -> "Pending";
                        case BLOCKED -> "Blocked";
                    });
            json.writeStringField(
                    "imageUrl",
                    state == ProfileSite.Picture.COMPLETED
                            ? ProfileSite.pictureOf(player).toString()
                            : "");
            json.writeStringField("version", "TN3");
        });
    }

    private static void account(JsonGenerator json, Player player) throws IOException {
        json.writeNumberField("id", player.id().value());
        json.writeStringField("name", player.name());
        json.writeStringField("displayName", player.name());
    }

    static String listed(TradeDetails trade, TradingSite site) {
        return write(json -> head(json, trade, site));
    }

    /** In the shape of the first version. */
    static String first(TradeDetails trade, TradingSite site) {
        return write(json -> {
            json.writeArrayFieldStart("offers");
            for (TradeParty party : new TradeParty[] {trade.other(), trade.one()}) {
                json.writeStartObject();
                json.writeObjectFieldStart("user");
                user(json, party.player());
                json.writeEndObject();
                json.writeArrayFieldStart("userAssets");
                for (Copy copy : party.copies()) {
                    json.writeStartObject();
                    asset(json, "id", copy);
                    json.writeStringField("membershipType", "None");
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeNumberField("robux", party.robux());
                json.writeEndObject();
            }
            json.writeEndArray();
            head(json, trade, site);
        });
    }

    /** In the shape of the second version, which does not say when a trade ends. */
    static String second(TradeDetails trade) {
        return write(json -> {
            json.writeNumberField("tradeId", trade.id().value());
            json.writeStringField("status", word(trade.status()));
            side(json, "participantAOffer", trade.one());
            side(json, "participantBOffer", trade.other());
        });
    }

    static String owned(Copy copy) {
        return write(json -> {
            asset(json, "userAssetId", copy);
            json.writeNumberField("buildersClubMembershipType", 0);
            json.writeBooleanField("isOnHold", copy.onHold());
        });
    }

    private static void side(JsonGenerator json, String name, TradeParty party) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeObjectFieldStart("user");
        user(json, party.player());
        json.writeEndObject();
        json.writeNumberField("robux", party.robux());
        json.writeArrayFieldStart("items");
        for (Copy copy : party.copies()) {
            json.writeStartObject();
            json.writeStringField("collectibleItemInstanceId", "instance-" + copy.id());
            json.writeObjectFieldStart("itemTarget");
            json.writeStringField("itemType", "Asset");
            json.writeStringField("targetId", copy.item().toString());
            json.writeEndObject();
            json.writeStringField("itemName", "Item " + copy.item());
            json.writeNumberField("recentAveragePrice", MADE_UP_PRICE);
            json.writeBooleanField("isOnHold", copy.onHold());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void head(JsonGenerator json, TradeDetails trade, TradingSite site) throws IOException {
        json.writeNumberField("id", trade.id().value());
        json.writeObjectFieldStart("user");
        user(json, trade.partnerOf(site.account()).orElse(trade.other()).player());
        json.writeEndObject();
        json.writeStringField("created", CREATED);
        json.writeStringField(
                "expiration", trade.expires().map(Instant::toString).orElse("2100-01-01T00:00:00Z"));
        json.writeBooleanField("isActive", !trade.status().isOver());
        json.writeStringField("status", word(trade.status()));
    }

    private static void user(JsonGenerator json, PlayerId player) throws IOException {
        json.writeNumberField("id", player.value());
        json.writeStringField("name", "player" + player);
        json.writeStringField("displayName", "Player " + player);
    }

    private static void asset(JsonGenerator json, String id, Copy copy) throws IOException {
        json.writeNumberField(id, Long.parseLong(copy.id().value()));
        json.writeNullField("serialNumber");
        json.writeNumberField("assetId", copy.item().value());
        json.writeStringField("name", "Item " + copy.item());
        json.writeNumberField("recentAveragePrice", MADE_UP_PRICE);
        json.writeNullField("originalPrice");
        json.writeNullField("assetStock");
    }

    static String word(TradeStatus status) {
        return switch (status) {
            case OPEN -> "Open";
            case PROCESSING -> "Processing";
            case COMPLETED -> "Completed";
            case DECLINED -> "Declined";
            case EXPIRED -> "Expired";
            case COUNTERED -> "Countered";
            case FAILED -> "RejectedDueToError";
            case NEEDS_A_PERSON -> "InterventionRequired";
            case UNKNOWN -> "SomethingNew";
        };
    }

    private static String write(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
