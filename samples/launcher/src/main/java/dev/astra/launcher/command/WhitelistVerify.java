package dev.astra.launcher.command;

import dev.astra.core.UnavailableException;
import dev.astra.http.client.whitelist.HttpWhitelistSource;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.ListWays;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.publication.WhitelistSnapshot;
import dev.astra.licensing.verify.FileWhitelistSource;
import dev.astra.licensing.verify.WhitelistSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** One thread. Compares what is published with what should be: the file, and what buyers get over the web if that is set. */
@Command(
        name = "verify",
        description =
                "Compare the published list with the store: the file, and the URL of buyers if ASTRA_WHITELIST_URL is set.")
final class WhitelistVerify extends StoreCommand {
    WhitelistVerify(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store()
                .settings(Settings.WEB_ROOT)
                .ifSet(Settings.WHITELIST_URL, Settings.LIST_NAME, Settings.LEGACY_LIST);
    }

    @Override
    int run(Business business, Terminal terminal) {
        ListWays ways = business.listWays();
        WhitelistSnapshot snapshot = WhitelistSnapshot.of(business.store().view());
        Optional<URI> url = business.configuration().find(Settings.WHITELIST_URL);
        boolean signedUrl = url.filter(at -> String.valueOf(at.getPath()).endsWith("/" + ways.fileName()))
                .isPresent();
        List<Integer> codes = new ArrayList<>();
        if (ways.legacy()) {
            Set<LegacyWhitelist.Row> expected = rows(snapshot);
            codes.add(compare(ways.legacyFile().toString(), file(ways.legacyFile()), expected, terminal));
            url.filter(at -> !signedUrl)
                    .ifPresent(at -> codes.add(
                            compare(at.toString(), new HttpWhitelistSource(at.toString()), expected, terminal)));
        }
        if (ways.signed()) {
            SignedComparison signed = new SignedComparison(ways.name(), ways.roots(), snapshot, terminal);
            codes.add(signed.compare(ways.signedFile().toString(), new FileWhitelistSource(ways.signedFile())));
            url.filter(at -> signedUrl)
                    .ifPresent(at -> codes.add(signed.compare(at.toString(), new HttpWhitelistSource(at.toString()))));
        }
        return codes.stream()
                .max(Integer::compare)
                .orElseGet(
                        () -> terminal.refused("The list is published in no form: there is no key to sign it with, and"
                                + " ASTRA_LEGACY_LIST is not on."));
    }

    private static Set<LegacyWhitelist.Row> rows(WhitelistSnapshot snapshot) {
        try (Stream<LegacyWhitelist.Row> rows = snapshot.rows()) {
            return rows.collect(Collectors.toSet());
        }
    }

    /** A list of nobody is an empty file, which buyers must not take for a list but the seller may. */
    private static WhitelistSource file(Path file) {
        return () -> {
            try {
                return Files.isRegularFile(file) && Files.size(file) == 0
                        ? InputStream.nullInputStream()
                        : new FileWhitelistSource(file).open();
            } catch (IOException unreadable) {
                throw new UnavailableException("expected to read " + file + ", could not", unreadable);
            }
        };
    }

    private static int compare(
            String where, WhitelistSource source, Set<LegacyWhitelist.Row> expected, Terminal terminal) {
        Set<LegacyWhitelist.Row> found = new HashSet<>();
        try (InputStream in = source.open()) {
            return LegacyWhitelist.read(in, found::add)
                    .fold(
                            complete -> differences(where, found, expected, terminal),
                            bad -> terminal.refused(where + " is no list: line " + bad.line() + ": " + bad.reason()));
        } catch (IOException broken) {
            return terminal.refused(where + " could not be read to its end; try again");
        } catch (dev.astra.core.AstraException unreadable) {
            return terminal.refused(where + ": " + unreadable.getMessage());
        }
    }

    private static int differences(
            String where, Set<LegacyWhitelist.Row> found, Set<LegacyWhitelist.Row> expected, Terminal terminal) {
        long missing = expected.stream().filter(row -> !found.contains(row)).count();
        long extra = found.stream().filter(row -> !expected.contains(row)).count();
        if (missing == 0 && extra == 0) {
            return terminal.done(where + " is right: " + Terminal.count(expected.size(), "line") + ".");
        }
        return terminal.refused(
                where + " differs from the store: " + Terminal.number(missing) + " lines are missing, "
                        + Terminal.number(extra) + " should not be there.",
                "\"astra whitelist publish\" publishes it anew; a web cache may show the old list for a while.");
    }
}
