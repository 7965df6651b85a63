package dev.astra.core.security;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;

/** Immutable. How kept answers are written to the log. */
final class AnswerCodec implements RowCodec<String, Replays.Row> {
    @Override
    public void write(Replays.Row row, RowWriter out) {
        out.text("content", row.content())
                .instant("until", row.until())
                .number("status", row.answer().status())
                .text("body", row.answer().body());
    }

    @Override
    public Replays.Row read(String nonce, RowReader in) {
        try {
            Answer answer = new Answer(Math.toIntExact(in.number("status")), in.text("body"));
            return new Replays.Row(nonce, in.text("content"), in.instant("until"), answer);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new CorruptDataException("kept answer: " + wrong.getMessage(), wrong);
        }
    }
}
