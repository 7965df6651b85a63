package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.trading.vault.VaultProof;
import picocli.CommandLine.Command;

/** One thread. Proves the vault. */
@Command(
        name = "verify",
        description = "Prove that the history adds up to what users own, and that reservations and ledger agree.")
final class VaultVerify extends StoreCommand {
    VaultVerify(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        VaultProof proof = business.vault().verify();
        terminal.out().println("Vault in " + business.home().store());
        terminal.row("users", Terminal.number(proof.owners()));
        terminal.row("pets", Terminal.number(proof.items()));
        terminal.row("gems", Terminal.number(proof.gems()));
        terminal.row("open trades", Terminal.number(proof.trades()));
        terminal.row("history", Terminal.count(proof.records(), "line"));
        if (proof.isWhole()) {
            return terminal.done("The history adds up to what everybody owns; reservations and ledger agree.");
        }
        proof.problems().forEach(problem -> terminal.row("problem", problem));
        return terminal.refused("The vault is damaged; keep a copy of the store, then restore a backup.");
    }
}
