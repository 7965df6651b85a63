package dev.astra.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.ConfigurationReader;
import dev.astra.licensing.BuyerId;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.offer.Mode;
import dev.astra.trading.offer.Tolerance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AstraSettingsTest {
    private static final String SHIPPED = """
            # the second generation
            [ASTRA]
            Cookie = your-cookie-here
            Buyer_ID = 42
            Value_Check_Cooldown = 240
            [OUTBOUND]
            Automatic_Outbound_Scan = true
            Outbound_Loss_Tolerance_Type = both
            Outbound_Scan_Type_Rap_OR_Both_Cooldown = 3600
            Ratelimit_Retry_Cooldown = 60
            Outbound_Scan_Type = OTB
            Outbound_Loss_Tolerance_Rap_Amount = 0
            Outbound_Loss_Tolerance_Value_Percent = 0
            Outbound_Cancel_Equals = true
            """;
    private static final String OLDER = """
            ; the first generation
            [ASTRA]
            Cookie =
            Buyer_ID = 042
            Value_Check_Cooldown = 300
            Webhook =
            [OUTBOUND]
            Automatic_Outbound_Scan = TRUE
            Outbound_Automatic_Scan_Cooldown = 4200
            Ratelimit_Retry_Cooldown = 90
            Outbound_Scan_Type = Rap
            Outbound_Tolerance_RAP_Amount = 100
            Outbound_Tolerance_Value_Percent = 0.02
            Outbound_Cancel_Equals = False
            """;
    private static final String COOKIE = "_|WARNING:-DO-NOT-SHARE-THIS.|_" + "CANARY".repeat(20);

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory;

    @Test
    @Covers("A-133")
    void theShippedFileNeedsNothingMore() {
        AstraSettings settings = read(SHIPPED);
        settings.check(List.of(Keys.BUYER));
        assertThat(settings.notices()).extracting(Finding::line).containsExactly(3);
        assertThat(settings.get(Keys.TRADE_BOT)).isEqualTo(TradeBot.OTB);
        assertThat(settings.get(Keys.MODE)).isEqualTo(Mode.BOTH);
        assertThat(settings.get(Keys.SCAN_EVERY)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @Covers({"A-134", "A-141"})
    void theOlderNamesAreReadAndTold() {
        AstraSettings settings = read(OLDER);
        settings.check(List.of(Keys.BUYER));
        assertThat(settings.get(Keys.BUYER)).isEqualTo(new BuyerId(42));
        assertThat(settings.get(Keys.MODE)).isEqualTo(Mode.RAP);
        assertThat(settings.get(Keys.SCAN_EVERY)).isEqualTo(Duration.ofMinutes(70));
        assertThat(settings.get(Keys.RATE_LIMIT_WAIT)).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.get(Keys.RAP_TOLERANCE)).isEqualTo(Tolerance.amount(100));
        assertThat(settings.get(Keys.VALUE_TOLERANCE)).isEqualTo(Tolerance.fraction("0.02"));
        assertThat(settings.get(Keys.CANCEL_EQUALS)).isFalse();
        assertThat(sentences(settings.notices()))
                .contains(
                        "line 9: Outbound_Automatic_Scan_Cooldown: is the older name;"
                                + " write Outbound_Scan_Type_Rap_OR_Both_Cooldown",
                        "line 11: Outbound_Scan_Type: is the older name; write Outbound_Loss_Tolerance_Type",
                        "line 13: Outbound_Tolerance_Value_Percent: is the older name;"
                                + " write Outbound_Loss_Tolerance_Value_Percent");
    }

    @Test
    @Covers("A-135")
    void everythingThatIsMissingOrWrongIsToldAtOnce() {
        AstraSettings settings =
                read("[ASTRA]\nValue_Check_Cooldown = soon\nnonsense\n[OUTBOUND]\nOutbound_Cancel_Equals = maybe\n");
        assertThatThrownBy(() -> settings.check(List.of(Keys.BUYER, Keys.WEBHOOK)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContainingAll(
                        "5 things",
                        "line 2: Value_Check_Cooldown: expected a whole number of seconds",
                        "found \"soon\"",
                        "line 3: expected KEY = VALUE",
                        "line 5: Outbound_Cancel_Equals: expected true or false, found \"maybe\"",
                        "Buyer_ID: expected your Buyer ID",
                        "Webhook: expected the URL");
    }

    @Test
    @Covers("A-135")
    void aMissingFileIsToldWithTheKeysThatItShouldHave() {
        AstraSettings settings = reader().read(directory.resolve("nowhere.ini"));
        assertThatThrownBy(() -> settings.check(List.of(Keys.BUYER)))
                .hasMessageContainingAll("expected the settings file here, found none", "Buyer_ID: expected");
    }

    @Test
    @Covers("A-136")
    void eachWrongBuyerIdHasItsOwnMessage() {
        assertThat(problem("[ASTRA]\nBuyer_ID = 0")).contains("found 0, which stands for none");
        assertThat(problem("[ASTRA]\nBuyer_ID = forty")).contains("a text that is no number");
        assertThat(problem("[ASTRA]\nBuyer_ID = 1234567890")).contains("a number of 10 digits");
        assertThat(problem("[ASTRA]\nBuyer_ID = \u0664\u0662")).contains("a text that is no number");
    }

    @Test
    @Covers({"A-137", "A-138"})
    void pausesThatAreTooShortAreRaisedAndTold() {
        AstraSettings settings = read("""
                [ASTRA]
                Value_Check_Cooldown=179
                [OUTBOUND]
                Outbound_Scan_Type_Rap_OR_Both_Cooldown=3599
                """);
        assertThat(settings.get(Keys.VALUE_CHECK)).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.get(Keys.SCAN_EVERY)).isEqualTo(Duration.ofHours(1));
        assertThat(sentences(settings.notices()))
                .containsExactly(
                        "line 2: Value_Check_Cooldown: expected at least 180 s, found 179 s; 180 s is used",
                        "line 4: Outbound_Scan_Type_Rap_OR_Both_Cooldown: expected at least 3600 s, found 3599 s;"
                                + " 3600 s is used");
        assertThat(read("[ASTRA]\nValue_Check_Cooldown=180").notices()).isEmpty();
    }

    @Test
    @Covers({"A-139", "A-140"})
    void twoPausesThatAreTooShortAreKeptAndTold() {
        AstraSettings settings =
                read("[OUTBOUND]\nRatelimit_Retry_Cooldown=59\nOutbound_Automatic_Scan_Cooldown=599\n");
        assertThat(settings.get(Keys.RATE_LIMIT_WAIT)).isEqualTo(Duration.ofSeconds(59));
        assertThat(settings.get(Keys.SCAN_EVERY)).isEqualTo(Duration.ofSeconds(599));
        assertThat(sentences(settings.notices()))
                .contains(
                        "line 2: Ratelimit_Retry_Cooldown: expected at least 60 s, found 59 s;"
                                + " it is used, and may be too often",
                        "line 3: Outbound_Automatic_Scan_Cooldown: expected at least 600 s, found 599 s;"
                                + " it is used, and may be too often");
    }

    @Test
    @Covers("A-141")
    void aWrongTypeIsNamed() {
        assertThat(problem("[OUTBOUND]\nOutbound_Loss_Tolerance_Type = profit"))
                .contains("expected value, rap or both, found \"profit\"");
        assertThat(problem("[OUTBOUND]\nOutbound_Scan_Type = profit"))
                .contains("expected value, rap or both, or OTB, Vector or none, found \"profit\"");
        assertThat(read("[outbound]\noutbound_scan_type = vEcToR").get(Keys.TRADE_BOT))
                .isEqualTo(TradeBot.VECTOR);
    }

    @Test
    @Covers("A-142")
    void signsOfOtherReadersMeanThemselves() {
        AstraSettings settings = read("[ASTRA]\nWebhook = https://example.test/%s%%20\"x'y#z;w\\n${home}=:q\n");
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.get(Keys.WEBHOOK).reveal()).isEqualTo("https://example.test/%s%%20\"x'y#z;w\\n${home}=:q");
    }

    @Test
    @Covers("A-143")
    void aNumberThatIsNoneIsAMessageWithItsKey() {
        for (String number : List.of("1.5", "-1", "0x10", "", "9".repeat(30), "\u0661", "NaN", "60s")) {
            AstraSettings settings = read("[OUTBOUND]\nRatelimit_Retry_Cooldown = " + number);
            assertThat(settings.findings()).hasSize(1);
            assertThat(settings.findings().get(0).key()).isEqualTo("Ratelimit_Retry_Cooldown");
            assertThat(settings.get(Keys.RATE_LIMIT_WAIT)).isEqualTo(Duration.ofMinutes(1));
        }
        assertThat(problem("[OUTBOUND]\nOutbound_Loss_Tolerance_Value_Percent = 2"))
                .contains("0.02 for 2 %");
    }

    @Test
    @Covers("A-144")
    void theEnvironmentWins() {
        environment.put("ASTRA_BUYER_ID", "7");
        environment.put("ASTRA_WEBHOOK_URL", "https://example.test/of-the-environment");
        environment.put("ASTRA_ROBLOX_COOKIE", ".ROBLOSECURITY=abc");
        AstraSettings settings = read("[ASTRA]\nBuyer_ID = 0\nWebhook = https://example.test/of-the-file\n");
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.get(Keys.BUYER)).isEqualTo(new BuyerId(7));
        assertThat(settings.get(Keys.WEBHOOK).reveal()).endsWith("of-the-environment");
        assertThat(settings.get(Keys.COOKIE).reveal()).isEqualTo("abc");
        assertThat(settings.look(Keys.BUYER))
                .hasValueSatisfying(found -> assertThat(found.source()).isEqualTo("ASTRA_BUYER_ID"));
    }

    @Test
    @Covers("A-146")
    void aCookieInTheFileIsRefusedAndNeverShown() {
        AstraSettings settings = read("[ASTRA]\nCookie = " + COOKIE);
        assertThat(settings.find(Keys.COOKIE)).isEmpty();
        assertThat(sentences(settings.problems())).hasSize(1).allMatch(text -> text.contains("ASTRA_ROBLOX_COOKIE"));
        environment.put("ASTRA_ROBLOX_COOKIE", COOKIE);
        AstraSettings both = read("[ASTRA]\nCookie = " + COOKIE);
        assertThat(both.problems()).isEmpty();
        assertThat(both.notices()).hasSize(1);
        assertThat(both.shown(Keys.COOKIE)).contains("set, not shown");
        assertThat(sentences(settings.findings()) + "" + sentences(both.findings()) + both.look(Keys.COOKIE))
                .doesNotContain("CANARY");
    }

    @Test
    void anUnknownKeyIsToldWithTheNameThatWasMeant() {
        AstraSettings settings =
                read("[ASTRA]\nBuyerID = 5\nFrobnicate\u001b = 1\n[OUTBOUND]\nWebhook = https://x.test/\n");
        assertThat(sentences(settings.notices()))
                .containsExactly(
                        "line 2: unknown key BuyerID; did you mean Buyer_ID?",
                        "line 3: unknown key Frobnicate?; it has no effect",
                        "line 5: Webhook: expected below [ASTRA], found elsewhere; it counts");
    }

    @Test
    void aKeyThatStandsTwiceIsToldWithBothLines() {
        assertThat(problem("[ASTRA]\nBuyer_ID = 5\nbuyer_id : 6"))
                .isEqualTo("line 3: Buyer_ID: expected once, found also in line 2 with another value; delete one");
        assertThat(read("[ASTRA]\nBuyer_ID = 5\nBuyer_ID = 5").problems()).isEmpty();
    }

    @Test
    void readsWhatWindowsEditorsWrite() throws IOException {
        Path file = directory.resolve("a.ini");
        Files.writeString(file, "\uFEFF[ASTRA]\r\nBuyer_ID=9\r\n");
        assertThat(reader().read(file).get(Keys.BUYER)).isEqualTo(new BuyerId(9));
        Files.write(file, "[ASTRA]\nBuyer_ID=9 \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sentences(reader().read(file).problems()))
                .containsExactly("expected a text in UTF-8, found other bytes; save the file as UTF-8");
        Files.writeString(file, "x=1\n".repeat(300_000));
        assertThat(reader().read(file).problems()).hasSize(1);
        assertThat(reader().read(directory).problems()).hasSize(1);
    }

    @Test
    void anyTextGivesSettingsAndAReportOfItsLines() {
        List<String> pieces = List.of(
                "[",
                "]",
                "ASTRA",
                "=",
                ":",
                "\n",
                "\r\n",
                " ",
                "\t",
                "Buyer_ID",
                "Webhook",
                "\\",
                "\"\"\"",
                "'''",
                "\\u12",
                "\\uzzzz",
                "${x}",
                "%",
                "5",
                "\u0000",
                "\u2028",
                "Outbound_Scan_Type",
                "rap",
                "#",
                ";",
                "9".repeat(40));
        Cases.run(3_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            AstraSettings settings = read(text.toString());
            long lines = text.toString().lines().count();
            assertThat(settings.findings()).allMatch(finding -> finding.line() >= 1 && finding.line() <= lines);
            assertThat(sentences(settings.findings())).allMatch(sentence -> !sentence.contains("\u0000"));
            assertThat(settings.get(Keys.SCAN_EVERY)).isPositive();
        });
    }

    private String problem(String text) {
        List<Finding> problems = read(text).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).sentence();
    }

    private AstraSettings read(String text) {
        try {
            Path file = directory.resolve("Astra_Settings.ini");
            Files.writeString(file, text);
            return reader().read(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private SettingsReader reader() {
        Configuration configuration =
                new ConfigurationReader(environment, directory).read(Optional.empty(), Optional.empty());
        return new SettingsReader(configuration);
    }

    private static List<String> sentences(List<Finding> findings) {
        return findings.stream().map(Finding::sentence).toList();
    }
}
