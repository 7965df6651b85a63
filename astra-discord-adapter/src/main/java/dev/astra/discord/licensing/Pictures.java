package dev.astra.discord.licensing;

import dev.astra.discord.card.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Thread-safe. Where the pictures of the license bot come from.
 *
 * <ol>
 *   <li>Called on the thread that hears Discord: it does not wait for anything.
 *   <li>No picture, or an exception, never keeps an answer back: it then comes without one.
 * </ol>
 */
@FunctionalInterface
public interface Pictures {
    /** What a picture shows. */
    enum Subject {
        /** Where a buyer finds their order id. */
        ORDER_ID,
        /** What a machine id looks like. */
        MACHINE_ID
    }

    /**
     * A picture.
     *
     * @param subject what it shows
     * @param locale of the reader
     * @return empty if there is none
     */
    Optional<Picture> find(Subject subject, Locale locale);

    /** The ones that come with Astra. */
    static Pictures bundled() {
        return (subject, locale) -> {
            String file = subject == Subject.ORDER_ID ? "sample-order.png" : "sample-machine.png";
            try (InputStream bytes = Pictures.class.getResourceAsStream(file)) {
                return bytes == null
                        ? Optional.empty()
                        : Optional.of(new Picture(
                                file, Words.TEXTS.in(locale, "picture." + subject.name()), bytes.readAllBytes()));
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        };
    }

    /** None at all. */
    static Pictures none() {
        return (subject, locale) -> Optional.empty();
    }
}
