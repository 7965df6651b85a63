package dev.astra.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. What is remembered of a request, and what its outcome is made of again. Two ids with the same hash (for ten
 * million ids the chance is one to 300,000) are told apart by the content, which has the id in it: the second is a conflict.
 *
 * @param id 64 bits of the SHA-256 of the id
 * @param content 32 bits of the SHA-256 of everything that was asked, the id included
 * @param legs what it moves, if that stands in the request
 */
record Asked(long id, int content, List<Leg> legs) {
    private static final char END = '\n';
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Asked::sha256);

    static Asked of(Transfer transfer) {
        return of(
                transfer.id(),
                "transfer",
                transfer.legs(),
                transfer.effectiveAt().map(Instant::toString).orElse(""),
                flat(transfer.metadata()));
    }

    static Asked of(HoldRequest request) {
        return of(
                request.id(),
                "hold",
                List.of(request.leg()),
                request.expiresAt().map(Instant::toString).orElse(""),
                request.lifetime().map(Duration::toString).orElse(""),
                flat(request.metadata()));
    }

    static Asked of(PostRequest request) {
        return of(
                request.id(),
                "post",
                List.of(),
                request.hold().toString(),
                request.amount().map(Amount::toString).orElse(""),
                request.rest().name());
    }

    static Asked ofVoid(RequestId id, HoldId hold) {
        return of(id, "void", List.of(), hold.toString());
    }

    static Asked of(Reversal request, Optional<Posting> original) {
        List<Leg> legs = original.map(posting -> posting.legs().stream()
                        .map(leg -> leg.back(leg.amount().minor()))
                        .toList())
                .orElse(List.of());
        return new Asked(
                hash(request.id().value()).getLong(),
                hash(text(
                                request.id(),
                                "reversal",
                                List.of(),
                                request.transfer().toString(),
                                request.amounts().toString(),
                                flat(request.metadata())))
                        .getInt(),
                legs);
    }

    /** No value has the end of a line in it, so no two metadata give the same text. */
    private static String flat(Metadata metadata) {
        return String.join(String.valueOf(END), metadata.flat());
    }

    private static Asked of(RequestId id, String kind, List<Leg> legs, String... parts) {
        return new Asked(
                hash(id.value()).getLong(), hash(text(id, kind, legs, parts)).getInt(), legs);
    }

    private static String text(RequestId id, String kind, List<Leg> legs, String... parts) {
        StringBuilder text = new StringBuilder(128);
        text.append(kind).append(END).append(id.value()).append(END);
        for (Leg leg : legs) {
            text.append(leg.from().value())
                    .append(END)
                    .append(leg.to().value())
                    .append(END)
                    .append(leg.amount().minor())
                    .append(' ')
                    .append(leg.amount().asset().code())
                    .append('/')
                    .append(leg.amount().asset().scale())
                    .append(END);
        }
        for (String part : parts) {
            text.append(part).append(END);
        }
        return text.toString();
    }

    private static ByteBuffer hash(String text) {
        MessageDigest sha256 = SHA_256.get();
        sha256.reset();
        return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The account at a place: payer and payee of the first leg, of the second, and so on, counted from 1; 0 is none. */
    Optional<AccountName> account(int place) {
        int leg = (place - 1) / 2;
        if (place < 1 || leg >= legs.size()) {
            return Optional.empty();
        }
        return Optional.of(place % 2 == 1 ? legs.get(leg).from() : legs.get(leg).to());
    }
}
