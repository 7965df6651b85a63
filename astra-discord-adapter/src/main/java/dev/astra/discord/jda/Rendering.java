package dev.astra.discord.jda;

import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Blank;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Choice;
import dev.astra.discord.card.Form;
import dev.astra.discord.card.Menu;
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
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * Immutable. Cards as messages of Discord: boxes of components, or plain text where boxes are refused; and forms. Nobody is
 * notified.
 */
final class Rendering {
    private static final int PLAIN_CODE_POINTS = 2000;
    private static final int IN_A_ROW = 5;
    private static final int BESIDE_A_THUMBNAIL = 3;

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
        List<TextDisplay> texts = Stream.concat(Stream.of(card.heading()), card.sections().stream())
                .filter(text -> !text.isBlank())
                .map(TextDisplay::of)
                .toList();
        int beside = card.thumbnail().isPresent() ? Math.min(texts.size(), BESIDE_A_THUMBNAIL) : 0;
        card.thumbnail()
                .filter(shown -> beside > 0)
                .ifPresent(shown -> parts.add(Section.of(small(shown), texts.subList(0, beside))));
        parts.addAll(texts.subList(beside, texts.size()));
        if (!card.facts().isBlank()) {
            parts.add(TextDisplay.of(card.facts()));
        }
        card.picture().ifPresent(picture -> parts.add(MediaGallery.of(shown(picture))));
        card.menu().ifPresent(menu -> parts.add(ActionRow.of(menu(menu))));
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

    private static Thumbnail small(dev.astra.discord.card.Thumbnail shown) {
        Thumbnail small = Thumbnail.fromUrl(shown.url().toString());
        return shown.description().isBlank() ? small : small.withDescription(shown.description());
    }

    private static StringSelectMenu menu(Menu menu) {
        return StringSelectMenu.create(menu.control().id())
                .setPlaceholder(menu.hint())
                .setRequiredRange(1, menu.most())
                .addOptions(menu.choices().stream().map(Rendering::option).toList())
                .build();
    }

    private static SelectOption option(Choice choice) {
        SelectOption option = SelectOption.of(choice.label(), choice.value());
        return choice.description().isBlank() ? option : option.withDescription(choice.description());
    }

    /** A form as Discord opens it. */
    static Modal form(Form form) {
        return Modal.create(form.control().id(), form.title())
                .addComponents(form.blanks().stream().map(Rendering::blank).toList())
                .build();
    }

    private static Label blank(Blank blank) {
        TextInput.Builder input = TextInput.create(
                        blank.id(), blank.lines() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
                .setRequired(true)
                .setMaxLength(blank.most());
        if (!blank.text().isEmpty()) {
            input.setValue(blank.text());
        }
        Label label = Label.of(blank.label(), input.build());
        return blank.description().isBlank() ? label : label.withDescription(blank.description());
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
