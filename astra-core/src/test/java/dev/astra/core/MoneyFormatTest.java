package dev.astra.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyFormatTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final MoneyFormat GERMAN = MoneyFormat.of(Locale.GERMANY);
    private static final MoneyFormat ENGLISH = MoneyFormat.of(Locale.US);

    @Test
    void readsWhatHasOneMeaningWithoutALocale() {
        assertThat(MoneyFormat.EITHER.minor("50,00", 2)).isEqualTo(5_000);
        assertThat(MoneyFormat.EITHER.minor("50.00", 2)).isEqualTo(5_000);
        assertThat(MoneyFormat.EITHER.minor("1.234,56", 2)).isEqualTo(123_456);
        assertThat(MoneyFormat.EITHER.minor("1,234.56", 2)).isEqualTo(123_456);
        assertThat(MoneyFormat.EITHER.minor("1 234 567,8", 2)).isEqualTo(123_456_780);
        assertThat(MoneyFormat.EITHER.minor("1.234.567", 0)).isEqualTo(1_234_567);
        assertThat(MoneyFormat.EITHER.minor("-0,01", 2)).isEqualTo(-1);
        assertThat(MoneyFormat.EITHER.minor(" 7 ", 2)).isEqualTo(700);
        assertThat(MoneyFormat.EITHER.minor("92233720368547758.07", 2)).isEqualTo(Long.MAX_VALUE);
        assertThat(MoneyFormat.EITHER.minor("-92233720368547758.08", 2)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void refusesWhatHasTwoMeanings() {
        for (String text : List.of("1.234", "1,234", "-12,345", "999.999")) {
            assertThatThrownBy(() -> MoneyFormat.EITHER.minor(text, 2))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two ways");
        }
    }

    @Test
    void refusesWhatIsNoAmount() {
        for (String text : List.of(
                "",
                "-",
                "--1",
                "+1",
                "1.",
                ".5",
                ",50",
                "1..2",
                "1.2.3",
                "1,23,456",
                "12.34.567,00",
                "1.234.56",
                "1e3",
                "0x1",
                "1 23",
                "\u0661",
                "NaN",
                "12\u0000",
                "1,234,56.78",
                "1.234 567,00",
                "1'234.567,00",
                "$5")) {
            assertThatThrownBy(() -> MoneyFormat.EITHER.minor(text, 2))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> MoneyFormat.EITHER.minor("9".repeat(41), 2)).hasMessageContaining("at most 40");
        assertThatThrownBy(() -> MoneyFormat.EITHER.minor("92233720368547758.08", 2))
                .hasMessageContaining("64 bits");
        assertThatThrownBy(() -> MoneyFormat.EITHER.minor("0.1234", 2))
                .hasMessageContaining("at most 2 decimal places");
        assertThatThrownBy(() -> MoneyFormat.EITHER.minor("0.5", 0)).hasMessageContaining("at most 0 decimal places");
        assertThatThrownBy(() -> MoneyFormat.EITHER.minor("1", 19)).hasMessageContaining("from 0 to 18");
    }

    @Test
    void followsALocaleAndNoOther() {
        assertThat(GERMAN.parse("1.234,56", EUR)).isEqualTo(new Money(123_456, EUR));
        assertThat(GERMAN.parse("1.234", EUR)).isEqualTo(new Money(123_400, EUR));
        assertThat(ENGLISH.parse("1,234", EUR)).isEqualTo(new Money(123_400, EUR));
        assertThatThrownBy(() -> GERMAN.parse("50.00", EUR)).hasMessageContaining("1.234,56");
        assertThatThrownBy(() -> ENGLISH.parse("50,00", EUR)).hasMessageContaining("1,234.56");
        assertThatThrownBy(() -> ENGLISH.parse("1.234", EUR)).hasMessageContaining("at most 2 decimal places");
        assertThat(MoneyFormat.of(Locale.FRANCE).parse("1\u202F234,50", EUR).minor())
                .isEqualTo(123_450);
        assertThat(MoneyFormat.of(Locale.FRANCE).parse("1 234,50", EUR).minor()).isEqualTo(123_450);
        assertThat(MoneyFormat.of(Locale.forLanguageTag("de-CH"))
                        .parse("1'234.50", EUR)
                        .minor())
                .isEqualTo(123_450);
    }

    @Test
    void writesAsTheLocaleDoes() {
        assertThat(GERMAN.format(new Money(123_456_789, EUR))).isEqualTo("1.234.567,89");
        assertThat(ENGLISH.format(new Money(-5, EUR))).isEqualTo("-0.05");
        assertThat(MoneyFormat.EITHER.format(123_456, 2)).isEqualTo("1,234.56");
        assertThat(ENGLISH.format(999, 0)).isEqualTo("999");
        assertThat(ENGLISH.format(Long.MIN_VALUE, 2)).isEqualTo("-92,233,720,368,547,758.08");
    }

    @Test
    void readsExactlyWhatItWrote() {
        Random random = new Random(4);
        for (Locale locale : Locale.getAvailableLocales()) {
            MoneyFormat format = MoneyFormat.of(locale);
            for (int i = 0; i < 20; i++) {
                long minor = random.nextLong() >> random.nextInt(64);
                int places = random.nextInt(19);
                assertThat(format.minor(format.format(minor, places), places))
                        .as("%s in %s with %s places", minor, locale, places)
                        .isEqualTo(minor);
            }
        }
    }

    @Test
    void neverReadsAnythingButTheNumberThatStandsThere() {
        Random random = new Random(5);
        String alphabet = "0123456789.,.,  '-";
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            long read;
            try {
                read = MoneyFormat.EITHER.minor(text.toString(), 3);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            String digits = text.toString().replaceAll("[^0-9]", "");
            String found = BigDecimal.valueOf(read).abs().toPlainString();
            assertThat(found.replaceAll("^0+|0+$", "")).as(text.toString()).isEqualTo(digits.replaceAll("^0+|0+$", ""));
        }
    }
}
