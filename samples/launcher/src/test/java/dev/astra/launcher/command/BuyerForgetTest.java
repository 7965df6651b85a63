package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Desk.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuyerForgetTest {
    private static final String ORDER = "00000002-1111-4222-8333-444455556666";
    private static final String EMAIL = "buyer2@example.test";
    private static final String MACHINE = "4c4c4544-0042-3510-8054-b7c04f534433";
    private static final String FREE = "00000001-1111-4222-8333-444455556666";
    private static final String USER = "700800900100200300";

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void importSomething() throws IOException {
        LegacyFixture.write(directory.resolve("old"));
        desk = new Desk(directory);
        done(desk.type("import-legacy", "old", "--zone", "UTC"), "Imported");
    }

    @Test
    void noFileOfTheStoreHoldsAnythingOfThePersonAndWhatStillDoesIsNamed() throws IOException {
        done(desk.type("store", "backup"), "Backup taken");
        assertThat(everythingIn("store")).contains(ORDER, EMAIL, MACHINE);
        Typed forgotten = desk.type("buyer", "forget", "--user", "42", "--as", "9");
        done(forgotten, "the buyer of 2");
        assertThat(everythingIn("store")).doesNotContain(ORDER, EMAIL, MACHINE);
        assertThat(forgotten.out())
                .contains("its files name them no more")
                .contains(desk.home().resolve("backups/backup-").toString())
                .contains(desk.home().resolve("imports").toString());
        assertThat(everythingIn("backups")).contains(ORDER, EMAIL);
        done(desk.type("store", "verify"), "is sound");
    }

    @Test
    void theNumberStaysTheOrderCannotBeClaimedAndTheOthersAreAsTheyWere() {
        String other = desk.type("buyer", "show", "--buyer", "3").out();
        done(desk.type("buyer", "forget", "--buyer", "2"), "the buyer of 2");
        refused(desk.type("buyer", "claim", ORDER, "--user", "42"), "no paid order");
        done(desk.type("buyer", "show", "--buyer", "2"), "owner          forgotten");
        refused(desk.type("buyer", "forget", "--buyer", "2"), "forgotten before");
        refused(desk.type("buyer", "show", "--user", "42"), "has no license");
        assertThat(desk.type("buyer", "show", "--buyer", "3").out()).isEqualTo(other);
    }

    @Test
    void neitherTheAuditLogNorLinesThatWaitForTheLogNameThem() throws IOException {
        done(desk.type("buyer", "claim", FREE, "--user", USER), "Buyer ID is 1");
        assertThat(everythingIn("store")).contains(USER);
        done(desk.type("buyer", "forget", "--user", USER), "the buyer of 1");
        assertThat(everythingIn("store")).doesNotContain(USER);
        assertThat(everythingIn("store")).contains("user (forgotten) SUCCESSFULLY claimed");
    }

    private String everythingIn(String below) throws IOException {
        try (Stream<Path> files = Files.walk(desk.home().resolve(below))) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : regular) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        }
    }

    private static void done(Typed typed, String said) {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains(said);
        assertThat(typed.code()).isZero();
    }

    private static void refused(Typed typed, String said) {
        assertThat(typed.err()).contains(said);
        assertThat(typed.code()).isEqualTo(1);
    }
}
