package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.store.Store;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.LegacyList;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.legacy.LegacyImport;
import dev.astra.licensing.publication.FileListPlace;
import dev.astra.licensing.publication.FileWhitelistPublisher;
import dev.astra.licensing.publication.SignedListPublisher;
import dev.astra.licensing.publication.WhitelistPublisher;
import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Thread-safe. In which forms the list is published: signed where there is a key, legacy where old programs are about. */
public final class ListWays {
    private static final Duration SOON = Duration.ofDays(30);

    private final Store store;
    private final FileKeys keys;
    private final Path webRoot;
    private final String name;
    private final LegacyList legacy;

    ListWays(Home home, Configuration configuration, Store store) {
        this.store = store;
        this.keys = FileKeys.in(home.keys());
        this.webRoot = configuration.resolve(configuration.get(Settings.WEB_ROOT));
        this.name = configuration.get(Settings.LIST_NAME);
        this.legacy = configuration.get(Settings.LEGACY_LIST);
    }

    /** Whether there is a key to sign lists with. */
    public boolean signed() {
        return keys.find(Purpose.LIST).isPresent();
    }

    /** Whether the list for old programs is published. */
    public boolean legacy() {
        return legacy == LegacyList.ON || (legacy == LegacyList.AUTO && LegacyImport.imported(store.view()));
    }

    /** Where the signed list goes. */
    public Path signedFile() {
        return webRoot.resolve(fileName());
    }

    /** Where the list for old programs goes. */
    public Path legacyFile() {
        return webRoot.resolve(FileWhitelistPublisher.LEGACY_NAME);
    }

    /** The signed list's name. */
    public String name() {
        return name;
    }

    /** Who stands behind the signed list. */
    public RootKeys roots() {
        return new RootKeys(keys.roots());
    }

    /** What the signed list's file is called. */
    public String fileName() {
        return name + ".list";
    }

    /** What should be done about the key soon; empty if nothing. */
    public Optional<String> warning(Instant now) {
        return keys.find(Purpose.LIST)
                .map(signer -> signer.certificate().until())
                .filter(end -> now.plus(SOON).isAfter(end))
                .map(end -> "the certificate of the key that signs the list ends at " + end
                        + "; make the next one with \"astra keys rotate\"");
    }

    /**
     * All of them.
     *
     * @throws RejectedException if there is none, or the web root cannot be written
     */
    WhitelistPublisher publisher(InstantSource clock) {
        List<WhitelistPublisher> ways = new ArrayList<>();
        if (legacy()) {
            ways.add(FileWhitelistPublisher.at(webRoot));
        }
        if (signed()) {
            ways.add(SignedListPublisher.builder(store, name, FileListPlace.at(webRoot, fileName()))
                    .clock(clock)
                    .build(this::signer, this::roots));
        }
        if (ways.isEmpty()) {
            throw new RejectedException(
                    "there is no key to sign the list with, and the list for old programs is off;"
                            + " make a key with \"astra keys create\", or set ASTRA_LEGACY_LIST=on if only old programs read it");
        }
        return WhitelistPublisher.all(ways);
    }

    private Signer signer() {
        return keys.find(Purpose.LIST)
                .orElseThrow(() -> new RejectedException(
                        "the key that signs the list is gone; make a new one with \"astra keys create\""));
    }
}
