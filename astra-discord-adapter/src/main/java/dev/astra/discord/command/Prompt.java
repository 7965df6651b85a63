package dev.astra.discord.command;

import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Form;
import java.util.Objects;
import java.util.function.Function;

/** Immutable. What a button or a menu that leads to a form brings: the form, or an answer in its place. */
public sealed interface Prompt {
    /**
     * Calls the function of the case at hand.
     *
     * @param ask for {@link Ask}
     * @param tell for {@link Tell}
     */
    default <R> R fold(Function<Ask, R> ask, Function<Tell, R> tell) {
        return this instanceof Ask it ? ask.apply(it) : tell.apply((Tell) this);
    }

    /**
     * A form to fill in.
     *
     * @param form which
     */
    record Ask(Form form) implements Prompt {
        /** Refuses null. */
        public Ask {
            Objects.requireNonNull(form, "form");
        }
    }

    /**
     * There is nothing to fill in.
     *
     * @param answer says why
     */
    record Tell(Answer answer) implements Prompt {
        /** Refuses null. */
        public Tell {
            Objects.requireNonNull(answer, "answer");
        }
    }
}
