package dev.astra.discord.jda;

import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Picture;
import dev.astra.discord.text.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Immutable. Cards as messages of Discord: boxes of components, or plain text where boxes are refused. Nobody is notified. */
final class Rendering {
    private static final int PLAIN_CODE_POINTS = 2000;
    private static final int IN_A_ROW = 5;

    private Rendering() {}

    /** The messages of an answer. Files are read once, so a second attempt renders again. */
    static List<MessageCreateData> cards(Answer answer) {
        return answer.messages().stream().map(Rendering::message).toList();
    }

    /** The same words without boxes, pictures and buttons. */
    static List<MessageCreateData> plain(Answer answer) {
        return answer.cards().stream()
                .map(Card::text)
                .filter(text -> !text.isBlank())
                .flatMap(Rendering::pieces)
                .map(Rendering::text)
                .toList();
    }

    /** A message of words only. */
    static MessageCreateData text(String markup) {
        return new MessageCreateBuilder()
                .setContent(markup)
                .setAllowedMentions(Set.of())
                .build();
    }

    private static Stream<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (Markup.length(rest) > PLAIN_CODE_POINTS) {
            int end = rest.offsetByCodePoints(0, PLAIN_CODE_POINTS);
            int line = rest.lastIndexOf('\n', end);
            int cut = line > 0 ? line : end;
            pieces.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        pieces.add(rest);
        return pieces.stream().filter(piece -> !piece.isBlank());
    }

    private static MessageCreateData message(List<Card> cards) {
        return new MessageCreateBuilder()
                .useComponentsV2()
                .setComponents(cards.stream().map(Rendering::box).toList())
                .setAllowedMentions(Set.of())
                .build();
    }

    private static Container box(Card card) {
        List<ContainerChildComponent> parts = new ArrayList<>();
        Stream.concat(Stream.concat(Stream.of(card.heading()), card.sections().stream()), Stream.of(card.facts()))
                .filter(text -> !text.isBlank())
                .forEach(text -> parts.add(TextDisplay.of(text)));
        card.picture().ifPresent(picture -> parts.add(MediaGallery.of(shown(picture))));
        for (int i = 0; i < card.actions().size(); i += IN_A_ROW) {
            List<Action> row = card.actions()
                    .subList(i, Math.min(i + IN_A_ROW, card.actions().size()));
            parts.add(ActionRow.of(row.stream().map(Rendering::button).toList()));
        }
        return Container.of(parts).withAccentColor(card.accent().rgb());
    }

    private static MediaGalleryItem shown(Picture picture) {
        MediaGalleryItem item = MediaGalleryItem.fromFile(FileUpload.fromData(picture.bytes(), picture.fileName()));
        return Optional.of(picture.description())
                .filter(description -> !description.isBlank())
                .map(item::withDescription)
                .orElse(item);
    }

    private static Button button(Action action) {
        ButtonStyle style = switch (action.style()) {
            case MAIN -> ButtonStyle.PRIMARY;
            case OTHER -> ButtonStyle.SECONDARY;
            case DANGER -> ButtonStyle.DANGER;
        };
        return Button.of(style, action.id(), action.label());
    }
}
