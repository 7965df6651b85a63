package dev.astra.licensing.publication;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxListener;
import dev.astra.core.time.Workers;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.Shop;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualWorkers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private final Shop shop = new Shop();
    private final List<String> published = new ArrayList<>();
    private final List<Duration> begun = new ArrayList<>();
    private int failures;
    private Duration takes = Duration.ZERO;

    private final Publication publication = Publication.builder(shop.store, shop.licensing, this::publish, shop.time)
            .pause(shop.time)
            .patience(Duration.ofSeconds(10))
            .build();

    @AfterEach
    void close() {
        shop.close();
    }

    private void publish(WhitelistSnapshot snapshot) {
        begun.add(Duration.ofNanos(shop.time.nanos()));
        shop.time.advance(takes);
        if (failures > 0) {
            failures--;
            throw new UnavailableException("the web directory is full");
        }
        published.add(text(snapshot));
    }

    private static String text(WhitelistSnapshot snapshot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            snapshot.writeTo(out);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private Outbox outbox(OutboxListener listener) {
        Workers workers = new VirtualWorkers(shop.time);
        return Outbox.builder(shop.store, shop.time)
                .handler(Licensing.WHITELIST_TOPIC, publication)
                .workers(workers)
                .listener(listener)
                .build();
    }

    private static PublicationOutcome outcome(CompletionStage<PublicationOutcome> stage) {
        PublicationOutcome[] answer = new PublicationOutcome[1];
        stage.thenAccept(given -> answer[0] = given);
        return answer[0];
    }

    @Test
    @Covers("A-111")
    void theListHasExactlyTheLicensesWithAMachineInTheOrderOfTheirIds() {
        shop.sellTo(ANN, BOB, ANN, ANN, BOB);
        for (int id : new int[] {5, 3, 1, 4}) {
            shop.licensing.bind(dev.astra.licensing.BindRequest.of(id == 5 ? BOB : ANN, Shop.machine(id))
                    .forLicense(new BuyerId(id)));
        }
        shop.licensing.revoke(new BuyerId(3), STAFF);
        publication.publishNow();
        assertThat(published).containsExactly(line(1) + line(4) + line(5));
    }

    private static String line(int id) {
        return LegacyWhitelist.line(new BuyerId(id), Shop.machine(id)) + "\n";
    }

    @Test
    @Covers("A-110")
    void aLineIsTheHashOfTheIdAndTheHashOfTheMachine() {
        assertThat(LegacyWhitelist.line(
                        new BuyerId(42), dev.astra.licensing.MachineId.parse("4C4C4544-0042-3510-8054-B7C04F534433")))
                .isEqualTo("73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049:"
                        + "84010bae6ac6f4dcddcdf7899feda667cc329a6dec89965441c01ff902c31751");
    }

    @Test
    @Covers("A-114")
    void theListIsPublishedAtStartUpAndOnceAfterEveryChange() {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        publication.start();
        try (Outbox outbox = outbox((delivery, failure) -> {})) {
            outbox.start();
            shop.time.advance(Duration.ofSeconds(5));
            assertThat(published).containsExactly(line(1));
            shop.licensing.resetCooldown(new BuyerId(1), STAFF);
            shop.licensing.bind(ANN, TWO);
            shop.time.advance(Duration.ofSeconds(5));
            shop.licensing.revoke(new BuyerId(1), STAFF);
            shop.time.advance(Duration.ofSeconds(5));
            assertThat(published).hasSize(3).last().isEqualTo("");
            assertThat(shop.waiting()).isEmpty();
            assertThat(Publication.published(shop.store.view())).isEqualTo(3L);
        }
    }

    @Test
    @Covers("A-114")
    void tenThousandLinesAreRenderedInOnePass() {
        AtomicLong made = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        WhitelistSnapshot large = new WhitelistSnapshot(
                1,
                () -> LongStream.rangeClosed(1, 100_000)
                        .peek(id -> made.incrementAndGet())
                        .mapToObj(id -> new LegacyWhitelist.Row("0".repeat(64), "f".repeat(64))));
        AtomicLong ahead = new AtomicLong();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes.addAndGet(length);
                ahead.accumulateAndGet(made.get() - bytes.get() / 130, Math::max);
            }
        };
        try {
            assertThat(large.writeTo(counting)).isEqualTo(100_000);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        assertThat(made).hasValue(100_000);
        assertThat(bytes).hasValue(100_000 * 130);
        assertThat(ahead.get()).as("rows made ahead of what is written").isLessThanOrEqualTo(1);
    }

    @Test
    @Covers("A-113")
    void aFailureIsTriedAgainAndMeanwhileTheAnswerIsPending() {
        shop.sellTo(ANN);
        failures = 4;
        List<String> alerts = new ArrayList<>();
        OutboxListener listener = new OutboxListener() {
            @Override
            public void retrying(dev.astra.core.store.Delivery delivery, RuntimeException failure) {
                alerts.add(failure.getMessage());
            }

            @Override
            public void parked(dev.astra.core.store.Delivery delivery, RuntimeException failure) {
                alerts.add("parked");
            }
        };
        try (Outbox outbox = outbox(listener)) {
            outbox.start();
            shop.licensing.bind(ANN, ONE);
            CompletionStage<PublicationOutcome> impatient = publication.published(1);
            shop.time.advance(Duration.ofSeconds(10));
            assertThat(outcome(impatient)).isEqualTo(new PublicationOutcome.Pending(1));
            CompletionStage<PublicationOutcome> later = publication.published(1);
            for (int i = 0; i < 60 && published.isEmpty(); i++) {
                shop.time.advance(Duration.ofSeconds(1));
                later = outcome(later) instanceof PublicationOutcome.Pending ? publication.published(1) : later;
            }
            assertThat(published).containsExactly(line(1));
            assertThat(outcome(later)).isEqualTo(new PublicationOutcome.Published(1));
            assertThat(alerts).hasSize(4).containsOnly("the web directory is full");
        }
    }

    @Test
    void whatIsOutAlreadyIsAnsweredAtOnceAndALaterVersionServesAnEarlierOne() {
        shop.sellTo(ANN, BOB);
        shop.licensing.bind(ANN, ONE);
        CompletionStage<PublicationOutcome> first = publication.published(1);
        CompletionStage<PublicationOutcome> third = publication.published(3);
        shop.licensing.bind(BOB, TWO);
        publication.publishNow();
        assertThat(outcome(first)).isEqualTo(new PublicationOutcome.Published(2));
        assertThat(outcome(publication.published(2))).isEqualTo(new PublicationOutcome.Published(2));
        assertThat(outcome(third)).isNull();
        shop.time.advance(Duration.ofSeconds(10));
        assertThat(outcome(third)).isEqualTo(new PublicationOutcome.Pending(3));
        assertThat(shop.time.pending()).isZero();
    }

    @Test
    void publicationsKeepTheirDistance() {
        publication.publishNow();
        publication.publishNow();
        takes = Duration.ofMillis(300);
        publication.publishNow();
        takes = Duration.ZERO;
        publication.publishNow();
        assertThat(begun)
                .containsExactly(
                        Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(1_900));
    }

    @Test
    void changesThatComeWhileOneIsPublishedAreBroughtOutTogether() {
        shop.sellTo(ANN);
        takes = Duration.ofSeconds(1);
        try (Outbox outbox = outbox((delivery, failure) -> {})) {
            outbox.start();
            shop.licensing.bind(ANN, ONE);
            shop.time.advance(Duration.ofMillis(500));
            for (int n = 0; n < 50; n++) {
                shop.licensing.resetCooldown(new BuyerId(1), STAFF);
                shop.licensing.bind(ANN, Shop.machine(10 + n));
            }
            shop.time.advance(Duration.ofSeconds(30));
            assertThat(published).hasSizeLessThanOrEqualTo(3);
            assertThat(published).last().isEqualTo(LegacyWhitelist.line(new BuyerId(1), Shop.machine(59)) + "\n");
        }
    }

    @Test
    void anInterruptedPublicationSaysThatItComesLater() {
        publication.publishNow();
        Thread.currentThread().interrupt();
        assertThatThrownBy(publication::publishNow).isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPublisherThatRefusesReachesTheCaller() {
        Publication refused = Publication.builder(
                        shop.store,
                        shop.licensing,
                        snapshot -> {
                            throw new RejectedException("no such bucket");
                        },
                        shop.time)
                .pause(shop.time)
                .build();
        assertThatThrownBy(refused::publishNow).isInstanceOf(RejectedException.class);
        assertThat(Publication.published(shop.store.view())).isZero();
    }
}
