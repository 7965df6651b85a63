package dev.astra.quickstart;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.order.ShopOrder.Payment;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.machine.OshiMachineIdSource;
import dev.astra.licensing.publication.FileWhitelistPublisher;
import dev.astra.licensing.publication.WhitelistSnapshot;
import dev.astra.licensing.verify.FileWhitelistSource;
import dev.astra.licensing.verify.LicenseCheck;
import dev.astra.licensing.verify.LicenseVerdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A paid order becomes a licensed machine: the whole way, without a network. */
public final class FromOrderToMachine {
    private FromOrderToMachine() {}

    /**
     * Goes the whole way on this machine.
     *
     * @param arguments a directory for the store, and the directory that a web server would serve
     */
    public static void main(String[] arguments) {
        System.out.println(run(Path.of(arguments[0]), Path.of(arguments[1]), new OshiMachineIdSource()));
    }

    static LicenseVerdict run(Path home, Path web, MachineIdSource thisMachine) {
        // region order-to-machine
        try (Store store = Store.open(FileJournal.at(home), AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES)) {
            // An order was paid. Usually an OrderSync brings it in from your shop.
            ShopOrder paid = ShopOrder.of("A-1001", "buyer@example.test", Optional.of(Payment.at(Instant.now())));
            store.write(tx -> OrderRegistry.add(tx, paid, Actor.system("example")));

            // Its buyer claims it and binds the license to a machine. What is answered is on the disk.
            Licensing licensing = Licensing.builder(store).build();
            UserId buyer = new UserId(100_200_300_400L);
            licensing.claim(buyer, new OrderId("a-1001"));
            licensing.bind(buyer, thisMachine.find().orElseThrow());

            // The list goes out: whole, or not at all.
            FileWhitelistPublisher.at(web).publish(WhitelistSnapshot.of(store.view()));
        }
        // Later, on the buyer's machine: may the program run?
        FileWhitelistSource list = new FileWhitelistSource(web.resolve("digits.txt"));
        return LicenseCheck.builder(new BuyerId(1), thisMachine, list)
                .build()
                .run()
                .verdict();
        // endregion
    }
}
