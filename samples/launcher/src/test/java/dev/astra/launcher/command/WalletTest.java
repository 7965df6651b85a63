package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Desk.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletTest {
    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void openAccounts() {
        desk = new Desk(directory);
        done(desk.type("wallet", "open", "bank", "--asset", "EUR/2", "--minimum", "none"), "bank is open");
        done(desk.type("wallet", "open", "wallet:1", "--asset", "EUR/2"), "wallet:1 is open");
        done(desk.type("wallet", "transfer", "bank", "wallet:1", "1.234,56", "--id", "top-1"), "1234.56 EUR");
    }

    private static void done(Typed typed, String text) {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains(text);
        assertThat(typed.code()).isZero();
    }

    private static void refused(Typed typed, String text) {
        assertThat(typed.err()).contains(text);
        assertThat(typed.code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void anAmountThatCanBeReadInTwoWaysIsRefusedUnlessTheLocaleSays() {
        refused(desk.type("wallet", "transfer", "wallet:1", "bank", "1.234", "--id", "a"), "two ways");
        done(
                desk.type("wallet", "transfer", "wallet:1", "bank", "1.234", "--id", "a", "--locale", "de"),
                "1234.00 EUR");
        refused(desk.type("wallet", "transfer", "wallet:1", "bank", "0,57", "--id", "b"), "not enough on wallet:1");
        done(desk.type("wallet", "balance", "wallet:1"), "0.56");
    }

    @Test
    void repeatedWithTheSameIdNothingIsDoneTwice() {
        done(desk.type("wallet", "transfer", "bank", "wallet:1", "1234,56", "--id", "top-1"), "Transfer 1:");
        refused(desk.type("wallet", "transfer", "bank", "wallet:1", "1", "--id", "top-1"), "used before");
        done(desk.type("wallet", "transfer", "wallet:1", "bank", "1", "--id", "c", "--dry-run"), "Would be transfer 3");
        done(desk.type("wallet", "balance", "--format", "csv"), "wallet:1,EUR,1234.56,0.00,1234.56,open");
    }

    @Test
    void holdsArePostedAndVoided() {
        done(
                desk.type("wallet", "hold", "wallet:1", "bank", "100", "--id", "h", "--for", "PT1H"),
                "Hold 1: 100.00 EUR");
        done(
                desk.type("wallet", "hold", "wallet:1", "bank", "100", "--id", "h", "--for", "PT1H"),
                "Hold 1: 100.00 EUR");
        refused(desk.type("wallet", "hold", "wallet:1", "bank", "100", "--id", "h2", "--for", "PT-1H"), "lifetime");
        done(desk.type("wallet", "balance", "wallet:1"), "1134.56");
        done(desk.type("wallet", "post", "1", "30", "--id", "p", "--keep-rest"), "pays hold 1");
        done(desk.type("wallet", "void", "1", "--id", "v"), "given up");
        refused(desk.type("wallet", "post", "1", "--id", "p2"), "was posted, voided or has expired");
        refused(desk.type("wallet", "void", "9", "--id", "v2"), "no such hold");
        done(desk.type("wallet", "balance", "wallet:1"), "1204.56");
        done(desk.type("wallet", "verify"), "agrees");
    }

    @Test
    void aStatementIsReadInPagesAndExported() {
        for (int i = 0; i < 3; i++) {
            desk.type("wallet", "transfer", "wallet:1", "bank", "1.00", "--id", "s" + i, "--note", "order==" + i);
        }
        Typed page = desk.type("wallet", "statement", "wallet:1", "--limit", "2", "--format", "csv");
        assertThat(page.out().lines()).hasSize(3);
        assertThat(page.out()).contains(",7,bank,-1.00,1231.56,EUR,,order==2");
        assertThat(page.err()).contains("--before 3");
        Typed older = desk.type("wallet", "statement", "wallet:1", "--before", "3", "--format", "json");
        assertThat(older.out()).contains("\"balance\" : 1234.56").contains("\"transfer\" : 1");
        refused(desk.type("wallet", "statement", "nobody"), "no account nobody");
        assertThat(desk.type("wallet", "statement", "wallet:1", "--limit", "0").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aStatementFromOutsideIsCompared() throws IOException {
        desk.type("wallet", "transfer", "wallet:1", "bank", "5", "--id", "r1", "--note", "reference=P-1");
        desk.type("wallet", "transfer", "wallet:1", "bank", "6", "--id", "r2", "--note", "reference=P-2");
        Path file = directory.resolve("bank.csv");
        Files.writeString(file, "reference,amount\r\nP-1,\"5,00\"\r\nP-2,6.01\r\n\"P-3\",7.00\r\n");
        Typed found = desk.type("wallet", "reconcile", "bank", "bank.csv");
        assertThat(found.err()).contains("matched: 1, different: 1, missing there: 1, extra there: 1");
        assertThat(found.out()).contains("different", "P-2", "6.01", "extra", "P-3");
        assertThat(found.code()).isEqualTo(ExitCode.REFUSED);
        Files.writeString(file, "reference,amount\nP-1\n");
        refused(desk.type("wallet", "reconcile", "bank", "bank.csv"), "expected 2 columns, found 1");
        Files.writeString(file, "who,what\n");
        refused(desk.type("wallet", "reconcile", "bank", "bank.csv"), "expected the columns reference and amount");
        refused(desk.type("wallet", "reconcile", "bank", "none.csv"), "cannot read");
    }
}
