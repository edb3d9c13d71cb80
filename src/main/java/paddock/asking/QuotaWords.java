package paddock.asking;

import java.math.BigDecimal;
import java.util.Locale;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Quotas.Balance;
import paddock.kernel.Days;
import paddock.web.Formats;

/** How a quota stands, in words. */
record QuotaWords(Sentences sentences, Locale locale) {

    String of(Balance balance) {
        BigDecimal left = balance.left();
        return left == null
                ? text("quota.unknown", period(balance.period()), amount(balance))
                : text(
                        "quota.left",
                        period(balance.period()),
                        amount(balance),
                        units(left, balance),
                        units(balance.takes(), balance));
    }

    /** What the rule admits: so many days at most, or so many free ones at least. */
    String amount(Balance balance) {
        String per = sentences.text("quota." + balance.per(), locale);
        return switch (balance.amount()) {
            case Amount.AtMost most -> text("quota.at-most", units(most.units(), balance), per);
            case Amount.FreeAtLeast free -> text("quota.free", units(free.units(), balance), per);
            case Amount.ClosedInRuns closed -> text("quota.closed", units(closed.days(), balance), per, closed.runs());
        };
    }

    /** So many days, weekends or hours. */
    String units(Number count, Balance balance) {
        return text("unit." + balance.unit(), count);
    }

    String period(Days period) {
        return new Formats(locale).days(period);
    }

    private String text(String key, Object... values) {
        return sentences.text(key, locale, values);
    }
}
