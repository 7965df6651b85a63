package dev.astra.launcher.command;

import dev.astra.core.MoneyFormat;
import dev.astra.core.RejectedException;
import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.RequestId;
import dev.astra.core.store.View;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One thread. What every request to the ledger is given. */
final class Asking {
    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "your name for this request; repeated with the same id, nothing is done twice")
    private RequestId id;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            description = "how the amount is written, for example de or en-US; else whatever has one meaning only")
    private @Nullable String locale;

    RequestId id() {
        return id;
    }

    /** An amount of what the account counts. */
    Amount amount(View view, AccountName account, String text) {
        Asset asset = Ledger.account(view, account)
                .map(Account::asset)
                .orElseThrow(() -> new RejectedException("There is no account " + account + "; nothing was done."));
        return amount(asset, text);
    }

    Amount amount(Asset asset, String text) {
        return read(text, it -> Amount.parse(it, asset, format(locale)));
    }

    static MoneyFormat format(@Nullable String tag) {
        if (tag == null) {
            return MoneyFormat.EITHER;
        }
        try {
            return MoneyFormat.of(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException wrong) {
            throw new RejectedException(
                    "expected a locale such as de or en-US, got a text of " + tag.length() + " characters", wrong);
        }
    }

    static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new RejectedException(Objects.toString(wrong.getMessage(), "cannot be read"), wrong);
        }
    }
}
