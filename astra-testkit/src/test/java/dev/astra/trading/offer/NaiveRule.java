package dev.astra.trading.offer;

import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The rules once more, slowly: lists that are searched from the front, and decimal fractions. */
public final class NaiveRule {
    private final TradePolicy policy;
    private final List<ItemValue> feed;
    private final List<ValueRow> rows;

    public NaiveRule(TradePolicy policy, List<ItemValue> feed, List<ValueRow> rows) {
        this.policy = policy;
        this.feed = feed;
        this.rows = rows;
    }

    /** One word and the reasons: {@code keep}, {@code decline VALUE_LOSS RAP_LOSS}, {@code unpriced}. */
    public String judge(TradeOffer offer) {
        BigDecimal myValue = total(offer.mine(), this::value, false);
        BigDecimal theirValue = total(offer.theirs(), this::value, true);
        BigDecimal myRap = total(offer.mine(), this::rap, false);
        BigDecimal theirRap = total(offer.theirs(), this::rap, true);
        boolean value = policy.mode() != Mode.RAP;
        boolean rap = policy.mode() != Mode.VALUE;
        if ((value && (myValue.signum() < 0 || theirValue.signum() < 0))
                || (rap && (myRap.signum() < 0 || theirRap.signum() < 0))) {
            return "unpriced";
        }
        List<String> reasons = new ArrayList<>();
        if (value && myValue.subtract(theirValue).compareTo(allowed(policy.value(), myValue)) > 0) {
            reasons.add("VALUE_LOSS");
        }
        if (rap && myRap.subtract(theirRap).compareTo(allowed(policy.rap(), myRap)) > 0) {
            reasons.add("RAP_LOSS");
        }
        boolean equal = (!value || myValue.compareTo(theirValue) == 0) && (!rap || myRap.compareTo(theirRap) == 0);
        if (reasons.isEmpty() && equal && policy.cancelEquals()) {
            reasons.add("EQUAL");
        }
        return reasons.isEmpty() ? "keep" : "decline " + String.join(" ", reasons);
    }

    /** The same words for a verdict. */
    public static String words(Verdict verdict) {
        return verdict.fold(
                keep -> "keep",
                decline -> "decline "
                        + String.join(
                                " ",
                                decline.reasons().stream()
                                        .sorted()
                                        .map(Reason::name)
                                        .toList()),
                unpriced -> "unpriced");
    }

    private static BigDecimal allowed(Tolerance tolerance, BigDecimal mine) {
        return BigDecimal.valueOf(tolerance.amount()).add(mine.multiply(BigDecimal.valueOf(tolerance.billionths(), 9)));
    }

    private BigDecimal total(Side side, Function<ItemId, OptionalLong> price, boolean fee) {
        BigInteger robux = BigInteger.valueOf(side.robux());
        BigInteger total = fee
                ? robux.multiply(BigInteger.valueOf(100 - policy.feePercent())).divide(BigInteger.valueOf(100))
                : robux;
        for (ItemId id : side.items()) {
            OptionalLong one = price.apply(id);
            if (one.isEmpty()) {
                return BigDecimal.ONE.negate();
            }
            total = total.add(BigInteger.valueOf(one.getAsLong()));
        }
        return new BigDecimal(total);
    }

    private OptionalLong rap(ItemId id) {
        for (ItemValue item : feed) {
            if (item.id().equals(id)) {
                return item.rap();
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong value(ItemId id) {
        for (ItemValue item : feed) {
            if (item.id().equals(id) && item.value().isPresent()) {
                return item.value();
            }
        }
        if (policy.unvalued() == Unvalued.UNPRICED) {
            return OptionalLong.empty();
        }
        for (ValueRow row : rows) {
            if (row.id().equals(id) && policy.unvalued() == Unvalued.FILE_THEN_RAP) {
                return OptionalLong.of(row.value());
            }
        }
        return rap(id);
    }
}
