package dev.astra.core.audit;

import dev.astra.core.Actor;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that stand for what must be possible to forget: <code>{7}</code> in a text is name 7, while there is one. */
final class AuditNames {
    /**
     * What a number stands for.
     *
     * @param number never used again
     * @param of whose it is: a subject, or empty for a person
     * @param text what is shown
     */
    private record Name(long number, String of, String text) {}

    private static final Table<Long, Name> NAMES = Table.of(
            "audit.names", Key.number(Long::longValue, Long::valueOf), Name::number, new RowCodec<Long, Name>() {
                @Override
                public void write(Name row, RowWriter out) {
                    out.text("of", row.of()).text("text", row.text());
                }

                @Override
                public Name read(Long number, RowReader in) {
                    return new Name(number, in.text("of"), in.text("text"));
                }
            });
    private static final Index<List<String>, Long, Name> BY_TEXT = Index.hash(
                    NAMES, "text", (Name name) -> List.of(name.of(), name.text()))
            .unique();
    private static final Index<String, Long, Name> BY_SUBJECT =
            Index.hash(NAMES, "of", name -> name.of().isEmpty() ? null : name.of());
    private static final Sequence NUMBERS = new Sequence("audit.names");
    private static final Pattern NUMBER = Pattern.compile("\\{([0-9]{1,18})}");
    private static final String SYSTEM = "system:";

    static final Schema TABLES = Schema.of(NAMES).with(BY_TEXT, BY_SUBJECT);

    private AuditNames() {}

    /** The text that stands for a name; the same at every call. */
    static String of(Tx tx, String of, String text) {
        Optional<Name> known = tx.index(BY_TEXT).first(List.of(of, text));
        Name name = known.orElseGet(() -> new Name(tx.next(NUMBERS), of, text));
        if (known.isEmpty()) {
            tx.put(NAMES, name);
        }
        return "{" + name.number() + "}";
    }

    /** The actor without saying who. Only a part of the program is nobody. */
    static String hide(Tx tx, Actor actor) {
        String value = actor.value();
        if (value.startsWith(SYSTEM)) {
            return value;
        }
        int who = value.indexOf(':') + 1;
        return value.substring(0, who) + of(tx, "", value.substring(who));
    }

    /** The text with every name that is still there in the place of its number. */
    static String shown(View view, String text) {
        return NUMBER.matcher(text)
                .replaceAll(found -> view.table(NAMES)
                        .get(Long.parseLong(found.group(1)))
                        .map(Name::text)
                        .map(Matcher::quoteReplacement)
                        .orElse("$0"));
    }

    static void forget(Tx tx, String of, String text) {
        tx.index(BY_TEXT).first(List.of(of, text)).ifPresent(name -> tx.remove(NAMES, name.number()));
    }

    static void forget(Tx tx, String subject) {
        List<Name> names = tx.index(BY_SUBJECT).all(subject).toList();
        names.forEach(name -> tx.remove(NAMES, name.number()));
    }
}
