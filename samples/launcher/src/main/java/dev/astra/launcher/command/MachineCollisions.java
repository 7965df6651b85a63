package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.launcher.business.Business;
import dev.astra.licensing.radar.Collision;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Tells what looks shared; what to do about it is up to whoever reads it. */
@Command(
        name = "collisions",
        description = "Tell which machines and buyers look as if a license were shared, the worst first."
                + " Nothing is done about it.")
final class MachineCollisions extends StoreCommand {
    private static final int MOST = 10_000;

    @Option(
            names = "--least",
            paramLabel = "SCORE",
            defaultValue = "1",
            description = "leave out what scores less, 1 to 100; default: ${DEFAULT-VALUE}")
    private int least;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            description = "tell at most so many; default: ${DEFAULT-VALUE}")
    private int most;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    MachineCollisions(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Arguments.requireRange(spec(), "--least", least, 1, 100);
        Arguments.requireRange(spec(), "--most", most, 1, MOST);
        List<Collision> found = business.radar()
                .collisions(
                        business.store().view(), business.scheduler().clock().instant())
                .filter(collision -> collision.score() >= least)
                .limit(most)
                .toList();
        if (json) {
            found.forEach(collision -> terminal.out().println(line(collision)));
            return ExitCode.DONE;
        }
        found.forEach(collision -> tell(collision, terminal));
        return terminal.done(
                found.isEmpty()
                        ? "Nothing looks shared."
                        : "Found: " + found.size() + (found.size() == most ? " (there may be more, see --most)" : "")
                                + ". A score is a hint and no proof: a family shares a computer, a shop sells used ones.");
    }

    private static void tell(Collision collision, Terminal terminal) {
        terminal.out().println(score(collision) + "  " + subject(collision));
        collision.reasons().forEach(reason -> terminal.row("+" + reason.points(), words(reason)));
        terminal.row("licenses", Words.list(collision.licenses()));
    }

    private static String score(Collision collision) {
        return String.format(Locale.ROOT, "%3d", collision.score());
    }

    private static String subject(Collision collision) {
        return collision.subject().fold(machine -> Words.shortly(machine.id()), buyer -> "user " + buyer.user());
    }

    private static String words(Collision.Reason reason) {
        int count = reason.count();
        return switch (reason.kind()) {
            case AT_THE_SAME_TIME -> Terminal.count(count, "further buyer") + " at the same time";
            case ONE_AFTER_ANOTHER -> Terminal.count(count, "further buyer") + " before or after";
            case TRIED -> Terminal.count(count, "further buyer") + " tried it and was refused";
            case MANY_MACHINES -> Terminal.count(count, "machine") + " beyond the third of each license";
            case WENT_BACK -> "went back to a machine: " + Terminal.count(count, "time");
            case REFUSED_MACHINE -> Terminal.count(count, "machine") + " tried and refused";
        };
    }

    private static String line(Collision collision) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("score", collision.score());
        collision
                .subject()
                .fold(
                        machine -> line.put("machine", machine.id().value().substring(0, 8)),
                        buyer -> line.put("user", buyer.user().toString()));
        ObjectNode reasons = line.putObject("reasons");
        collision
                .reasons()
                .forEach(reason -> reasons.put(reason.kind().name().toLowerCase(Locale.ROOT), reason.count()));
        line.putPOJO(
                "licenses", collision.licenses().stream().map(id -> id.value()).collect(Collectors.toList()));
        return line.toString();
    }
}
