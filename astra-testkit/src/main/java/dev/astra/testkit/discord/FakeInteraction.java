package dev.astra.testkit.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Something that a user did with the bot: a slash command, a press, a form; and what came of it. */
public final class FakeInteraction {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final World world;
    private final long id;
    private final String token;
    private final Kind kind;
    private final FakeUser user;
    private final FakeChannel channel;
    private final Instant made;
    private final Duration window;
    private final List<Long> followUps = new ArrayList<>();
    private Ack ack = Ack.NONE;
    private boolean ephemeral;
    private final Optional<Long> pressed;
    private @Nullable Long reply;
    private @Nullable JsonObject form;
    private boolean edited;

    /** What a user did. */
    enum Kind {
        COMMAND(2),
        PRESS(3),
        FORM(5);

        private final int type;

        Kind(int type) {
            this.type = type;
        }

        int type() {
            return type;
        }
    }

    /** How the bot took it. */
    public enum Ack {
        /** Not yet, or too late: the user reads that the application did not respond. */
        NONE,
        /** With a message at once. */
        MESSAGE,
        /** With a promise: the user sees that the bot is thinking, until the reply comes. */
        LATER,
        /** With a promise to change the message that was pressed. */
        EDIT_LATER,
        /** By changing the message that was pressed. */
        EDIT,
        /** With a form. */
        FORM
    }

    FakeInteraction(
            World world,
            Kind kind,
            FakeUser user,
            FakeChannel channel,
            Duration window,
            Optional<FakeMessage> pressed) {
        this.world = world;
        this.kind = kind;
        this.user = user;
        this.channel = channel;
        this.window = window;
        this.pressed = pressed.map(FakeMessage::id);
        this.id = world.newId();
        this.token = "interaction-" + id;
        this.made = world.now();
    }

    /** Who did it. */
    public FakeUser user() {
        return user;
    }

    /** How the bot took it so far. */
    public Ack ack() {
        return world.locked(() -> ack);
    }

    /** Whether only the user sees the reply. */
    public boolean isEphemeral() {
        return world.locked(() -> ephemeral);
    }

    /** Whether the user still waits: nothing was taken, or a promise is not kept. */
    public boolean isWaiting() {
        return world.locked(
                () -> ack == Ack.NONE || (ack == Ack.LATER && reply == null) || (ack == Ack.EDIT_LATER && !edited));
    }

    /** The reply as it stands now, if it has come; it may be the message that was pressed, changed. */
    public Optional<FakeMessage> reply() {
        return world.locked(this::seen);
    }

    /** What came after the reply. */
    public List<FakeMessage> followUps() {
        return world.locked(() -> followUps.stream().map(world::message).toList());
    }

    /** The form as a client shows it: its title, and each label with what stands below it; empty if there is none. */
    public String formText() {
        return world.locked(
                () -> Optional.ofNullable(form).map(FormRules::shown).orElse(""));
    }

    /** The ids of the form's fields, if the bot answered with one. */
    public Optional<List<String>> formFields() {
        return world.locked(() -> Optional.ofNullable(form).map(shown -> {
            List<String> ids = new ArrayList<>();
            Components.visit(shown.objects("components"), component -> {
                if (component.has("custom_id")) {
                    ids.add(component.text("custom_id"));
                }
            });
            return ids;
        }));
    }

    /** The form's own id, if the bot answered with one. */
    public Optional<String> formId() {
        return world.locked(() -> Optional.ofNullable(form).map(shown -> shown.text("custom_id")));
    }

    /** Waits until the bot takes it. */
    public FakeInteraction awaitAck() {
        return world.await(
                "the bot to take the interaction", () -> ack == Ack.NONE ? Optional.empty() : Optional.of(this));
    }

    /** Waits for the reply. */
    public FakeMessage awaitReply() {
        return world.await("a reply to the interaction", this::seen);
    }

    String token() {
        return token;
    }

    long id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    FakeChannel channel() {
        return channel;
    }

    /** Inside the world's lock: the bot takes it. */
    void take(int callback, boolean onlyForUser, JsonObject data) {
        if (ack == Ack.NONE && world.now().isAfter(made.plus(window))) {
            throw Refusal.unknown("interaction", 10062);
        }
        if (ack != Ack.NONE) {
            throw Refusal.alreadyAcknowledged();
        }
        Ack taken = ackOf(callback);
        if (taken == Ack.FORM) {
            FormRules.check(data);
            form = data;
        }
        ack = taken;
        ephemeral = onlyForUser;
        if (taken == Ack.EDIT_LATER || taken == Ack.EDIT) {
            reply = pressed.orElseThrow();
        }
    }

    private Ack ackOf(int callback) {
        boolean onMessage = kind != Kind.COMMAND;
        return switch (callback) {
            case 4 -> Ack.MESSAGE;
            case 5 -> Ack.LATER;
            case 6 -> allowed(onMessage && pressed.isPresent(), Ack.EDIT_LATER);
            case 7 -> allowed(onMessage && pressed.isPresent(), Ack.EDIT);
            case 9 -> allowed(kind != Kind.FORM, Ack.FORM);
            default -> throw Refusal.form("callback type " + callback);
        };
    }

    private Ack allowed(boolean fits, Ack wanted) {
        if (!fits) {
            throw Refusal.form("a " + kind + " cannot be answered so: " + wanted);
        }
        return wanted;
    }

    /** Inside the world's lock: refuses use of the token before it was taken or after a quarter of an hour. */
    void checkToken() {
        if (ack == Ack.NONE) {
            throw Refusal.unknown("Webhook", 10015);
        }
        if (world.now().isAfter(made.plus(TOKEN_LIFE))) {
            throw Refusal.oldToken();
        }
    }

    boolean owesReply() {
        return ack == Ack.LATER && reply == null;
    }

    boolean onlyForUser() {
        return ephemeral;
    }

    Optional<FakeMessage> pressed() {
        return pressed.map(world::message);
    }

    Optional<JsonObject> form() {
        return Optional.ofNullable(form);
    }

    void edited() {
        edited = true;
    }

    private Optional<FakeMessage> seen() {
        return replyNow().filter(message -> ack != Ack.EDIT_LATER || edited);
    }

    Optional<FakeMessage> replyNow() {
        return Optional.ofNullable(reply).map(world::message);
    }

    void replied(FakeMessage message) {
        reply = message.id();
    }

    void followed(FakeMessage message) {
        followUps.add(message.id());
    }
}
