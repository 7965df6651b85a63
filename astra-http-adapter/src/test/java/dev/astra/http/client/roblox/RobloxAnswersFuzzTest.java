package dev.astra.http.client.roblox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.AstraException;
import dev.astra.core.Secret;
import dev.astra.testkit.Cases;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.TradeGatewayContract;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.TradeId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RobloxAnswersFuzzTest {
    private static final Secret COOKIE = Secret.of("made-up-session");
    private static final String DETAILS = """
            {"offers":[{"user":{"id":22,"name":"canary"},"userAssets":[{"id":5,"assetId":6,"name":"canary"}],"robux":1},
            {"user":{"id":11},"userAssets":[],"robux":null}],"id":1,"expiration":"2026-01-06T03:04:05.67Z","status":"Open"}""";
    private static final String SECOND = """
            {"tradeId":1,"status":"Open","participantAOffer":{"user":{"id":22},"robux":0,"items":[{"collectibleItemInstanceId":
            "3f0d6e2a","itemTarget":{"itemType":"Asset","targetId":"6"},"isOnHold":true}]},
            "participantBOffer":{"user":{"id":11},"robux":100,"items":[]}}""";
    private static final String PAGE = """
            {"nextPageCursor":"canary","data":[{"id":9,"user":{"id":11},"expiration":"2026-01-06T03:04:05Z","status":"Open",
            "userAssetId":3,"assetId":4,"isOnHold":false}]}""";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "12345678901234567890",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[[]]]",
            "\"\\u0000\"");

    @Test
    void everyAnswerGivesAnOutcomeOrACleanFailure() {
        try (FakeRoblox roblox = FakeRoblox.start(TradeGatewayContract.site(1), COOKIE)) {
            VirtualTime time = new VirtualTime();
            Cases.run(600, random -> {
                RobloxTradeGateway gateway = RobloxTradeGateway.builder(COOKIE)
                        .baseUrl(roblox.baseUrl())
                        .pause(time)
                        .build();
                int status = List.of(200, 200, 200, 400, 403, 404, 409).get(random.nextInt(7));
                String body = damaged(List.of(DETAILS, SECOND, PAGE).get(random.nextInt(3)), random);
                roblox.failNext(new ShopFault(status, Map.of("Content-Type", "application/json"), body, false));
                try {
                    assertThat(ask(gateway, random.nextInt(4))).isNotNull();
                } catch (AstraException clean) {
                    assertThat(clean).hasNoCause().hasMessageNotContaining("canary");
                }
            });
        }
    }

    private static Object ask(RobloxTradeGateway gateway, int which) throws InterruptedException {
        return switch (which) {
            case 0 -> gateway.outbound(Optional.empty());
            case 1 -> gateway.inventory(TradeGatewayContract.PARTNER);
            case 2 -> gateway.decline(new TradeId(1));
            default -> gateway.details(new TradeId(1));
        };
    }

    private static String damaged(String body, Random random) {
        if (random.nextBoolean()) {
            String value = VALUES.get(random.nextInt(VALUES.size()));
            List<String> fields = List.of("id", "robux", "status", "data", "userAssets", "items", "user", "expiration");
            return body.replaceFirst(
                    "\"" + fields.get(random.nextInt(fields.size())) + "\":(\"[^\"]*\"|[^,}\\]\"]+|\\[|\\{)",
                    java.util.regex.Matcher.quoteReplacement(
                            "\"" + fields.get(random.nextInt(fields.size())) + "\":" + value));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(90));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
