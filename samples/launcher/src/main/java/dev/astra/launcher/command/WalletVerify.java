package dev.astra.launcher.command;

import dev.astra.core.ledger.Proof;
import dev.astra.launcher.business.Business;
import picocli.CommandLine.Command;

/** One thread. Proves the ledger. */
@Command(name = "verify", description = "Prove that entries, balances and holds agree, and that nothing was edited.")
final class WalletVerify extends StoreCommand {
    WalletVerify(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Proof proof = business.ledger().verify();
        terminal.out().println("Ledger in " + business.home().store());
        terminal.row("accounts", Terminal.number(proof.accounts()));
        terminal.row("entries", Terminal.number(proof.entries()));
        terminal.row("open holds", Terminal.number(proof.holds()));
        terminal.row("records", Terminal.number(proof.records()) + " in all histories, the chain is whole");
        if (proof.isWhole()) {
            return terminal.done("Every entry, balance and hold agrees; every asset adds up to zero.");
        }
        proof.problems().forEach(problem -> terminal.row("problem", problem));
        return terminal.refused("The ledger is damaged; keep a copy of the store, then restore a backup.");
    }
}
