package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.discord.card.Picture;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Texts;
import java.util.Locale;
import java.util.Optional;

/** The words of the license bot. */
final class Words {
    static final Texts TEXTS =
            Texts.load(file -> Words.class.getResourceAsStream(file), "texts", Locale.forLanguageTag("pt"));

    /** An order id that everybody sees is made up. */
    static final String SAMPLE_ORDER = "00000000-0000-0000-0000-000000000000";

    /** A machine id that no machine has. */
    static final String SAMPLE_MACHINE = "00000000-0000-0000-0000-000000000000";

    private static final int LONGEST_TYPED = 100;

    private Words() {}

    /** A person as log lines show them: by name, and by id for those who search. */
    static String who(UserId user) {
        return Markup.mention(user) + " " + Markup.code(user.toString(), LONGEST_TYPED);
    }

    /** What somebody typed. */
    static String typed(String text) {
        return Markup.code(text, LONGEST_TYPED);
    }

    static Optional<Picture> picture(LicenseBotSettings settings, Pictures.Subject subject, Locale locale) {
        try {
            return settings.pictures().find(subject, locale);
        } catch (RuntimeException none) { // a picture never keeps an answer back
            return Optional.empty();
        }
    }
}
