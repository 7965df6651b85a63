package dev.astra.http.server.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.Actor;
import dev.astra.core.Money;
import dev.astra.core.RejectedException;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.http.client.enrollment.HttpEnrollmentGateway;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.Web;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentCode;
import dev.astra.licensing.activation.EnrollmentRequest;
import dev.astra.licensing.enrollment.EnrollmentPolicy;
import dev.astra.licensing.enrollment.Enrollments;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import dev.astra.licensing.signature.Certificate;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.testkit.VirtualTime;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ActivationRoutesTest {
    private static final OrderId ORDER = new OrderId("0f5b2c1e-7d1a-4c0e-9b55-1c2d3e4f5a6b");

    private final VirtualTime time = new VirtualTime();
    private final Store store = Store.builder(new InMemoryJournal())
            .clock(time, time::nanos)
            .random(new Random(1))
            .open(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, Enrollments.TABLES);
    private final Enrollments enrollments = new Enrollments(store, EnrollmentPolicy.STANDARD);
    private final SigningKey root = SigningKey.generate();
    private final Signer signer = signer();
    private final AstraServer server = AstraServer.builder()
            .port(0)
            .clock(time)
            .routes(new ActivationRoutes(store, enrollments, () -> signer))
            .build();

    private Signer signer() {
        SigningKey key = SigningKey.generate();
        return new Signer(
                key,
                Certificate.issue(
                        root,
                        Purpose.ACTIVATION,
                        key.verifying(),
                        VirtualTime.START,
                        VirtualTime.START.plus(Duration.ofDays(400)),
                        1));
    }

    @BeforeEach
    void sell() {
        ShopOrder order = new ShopOrder(
                ORDER,
                ORDER.value(),
                "buyer@example.test",
                Optional.of("astra"),
                Optional.of(Money.of(new BigDecimal("9.99"), Currency.getInstance("USD"))),
                Optional.of(ShopOrder.Payment.at(VirtualTime.START)),
                false,
                Optional.empty(),
                Optional.of(VirtualTime.START));
        store.execute(tx -> OrderRegistry.add(tx, order, Actor.system("test")));
        Licensing.builder(store).build().claim(new UserId(42), ORDER);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private LicenseKey key() {
        return store.read(view -> Licensing.find(view, new BuyerId(1)).orElseThrow())
                .key()
                .orElseThrow();
    }

    private static EnrollmentCode machine(int number, ComponentKind... kinds) {
        List<Component> parts = new ArrayList<>();
        for (ComponentKind kind : kinds) {
            parts.add(new Component(kind, String.format("%018x%02d", kind.name().hashCode() & 0xffffL, number)));
        }
        return new EnrollmentCode(parts);
    }

    private byte[] ask(LicenseKey key, EnrollmentCode code) {
        return new HttpEnrollmentGateway(server.url() + "/activation")
                .enroll(new EnrollmentRequest(new BuyerId(1), key, code));
    }

    @Test
    void aProgramWithTheKeyGetsAFileThatIsSignedForIt() {
        byte[] file = ask(key(), machine(1, ComponentKind.SYSTEM, ComponentKind.BOARD, ComponentKind.DISK));
        String read = ActivationFile.read(
                file,
                RootKeys.of(root.verifying().hex()),
                (said, how) -> "license " + said.license() + " worth " + said.weight(),
                refused -> "refused " + refused);
        assertThat(read).contains("worth 8");
    }

    @Test
    void aNoIsTheReasonInWords() {
        EnrollmentCode first = machine(1, ComponentKind.SYSTEM, ComponentKind.BOARD, ComponentKind.DISK);
        EnrollmentCode other = machine(2, ComponentKind.SYSTEM, ComponentKind.BOARD, ComponentKind.DISK);
        ask(key(), first);
        assertThatThrownBy(() -> ask(key(), other))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("409")
                .hasMessageContaining("2026-01-06T00:00:00Z");
        assertThatThrownBy(() -> ask(new LicenseKey("0".repeat(32)), first))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> ask(key(), machine(3, ComponentKind.DISK)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("422");
    }

    @Test
    void whatIsNoRequestIsRefusedWithoutBeingRepeated() {
        HttpResponse<String> answer = Web.send(Web.request(server.url(), "/activation", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("license x, key secret-in-here"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("secret-in-here").contains("three lines");
    }
}
