package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.file.FileJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was noted stays, and whom it was about can be forgotten. */
class ForgettingTest {
    private static final String SUBJECT = "license 1";

    @TempDir
    Path directory;

    private static void live(Shop shop) {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        shop.licensing.resetCooldown(new BuyerId(1), STAFF);
        shop.licensing.bind(ANN, TWO);
    }

    private static List<String> told(Shop shop) {
        return shop.audit(1).stream().map(ForgettingTest::text).toList();
    }

    private static String text(AuditEvent event) {
        return event.actor() + " " + event.action() + ": " + event.before() + " > " + event.after();
    }

    private static String shortName(MachineId machine) {
        return LegacyWhitelist.machineKey(machine).substring(0, 8);
    }

    private String archive() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith("archive-"))
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.US_ASCII));
            }
        }
        return all.toString();
    }

    @Test
    void noPersonAndNoMachineStandsInTheArchive() throws IOException {
        try (Shop shop = new Shop(FileJournal.at(directory), settings -> settings)) {
            live(shop);
            assertThat(told(shop)).anyMatch(text -> text.contains(ANN.toString()) && text.contains(shortName(ONE)));
        }
        assertThat(archive())
                .contains("\"key\":\"license 1\"", "customer:{")
                .doesNotContain(ANN.toString(), STAFF.value(), shortName(ONE), shortName(TWO), ONE.value());
    }

    @Test
    void aForgottenPersonIsANumberInEveryEventAndTheOthersStay() {
        try (Shop shop = new Shop(FileJournal.at(directory), settings -> settings)) {
            live(shop);
            shop.store.execute(tx -> AuditLog.forget(tx, ANN));
            assertThat(told(shop))
                    .hasSize(4)
                    .noneMatch(text -> text.contains(ANN.toString()))
                    .anyMatch(text -> text.matches("customer:\\{1} claim: unclaimed > owned by \\{1}"))
                    .anyMatch(text -> text.startsWith("staff:7 "))
                    .anyMatch(text -> text.contains(shortName(ONE)));
            shop.store.execute(tx -> AuditLog.forget(tx, SUBJECT));
            assertThat(told(shop)).noneMatch(text -> text.contains(shortName(ONE)) || text.contains(shortName(TWO)));
        }
    }

    @Test
    void whoComesBackIsNotTakenForWhoWasForgotten() {
        try (Shop shop = new Shop(FileJournal.at(directory), settings -> settings)) {
            live(shop);
            shop.store.execute(tx -> AuditLog.forget(tx, ANN));
            shop.store.execute(tx -> AuditLog.forget(tx, ANN));
            shop.sellTo(ANN);
            assertThat(shop.audit(2)).map(ForgettingTest::text).anyMatch(text -> text.contains(ANN.toString()));
            assertThat(told(shop)).noneMatch(text -> text.contains(ANN.toString()));
        }
    }
}
