package paddock.fruit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Sales taken together, in parts of {@link Sharing#WHOLE}: added exactly, and rounded only to be shown.
 *
 * @param held those that were asked for, options among them
 * @param booked those of them that became firm
 * @param days on tarmac of those that became firm
 * @param run those of these days that are over
 */
record Sum(long held, long booked, long days, long run) {

    static final Sum NONE = new Sum(0, 0, 0, 0);

    private static final int DECIMALS = 6;

    /**
     * A part of a sale.
     *
     * @param today the days before it have been run
     */
    static Sum of(Sale sale, long parts, LocalDate today) {
        return new Sum(
                parts,
                sale.booked() ? parts : 0,
                sale.booked() ? parts * sale.days().size() : 0,
                parts * sale.run(today));
    }

    static Sum of(Share share, LocalDate today) {
        return of(share.sale(), share.parts(), today);
    }

    static Sum of(Collection<Share> shares, LocalDate today) {
        return shares.stream().map(share -> of(share, today)).reduce(NONE, Sum::plus);
    }

    /** Of whole sales. */
    static Sum whole(Collection<Sale> sales, LocalDate today) {
        return sales.stream().map(sale -> of(sale, Sharing.WHOLE, today)).reduce(NONE, Sum::plus);
    }

    Sum plus(Sum other) {
        return new Sum(held + other.held, booked + other.booked, days + other.days, run + other.run);
    }

    Sum minus(Sum other) {
        return new Sum(held - other.held, booked - other.booked, days - other.days, run - other.run);
    }

    public BigDecimal heldShown() {
        return shown(held);
    }

    public BigDecimal bookedShown() {
        return shown(booked);
    }

    public BigDecimal daysShown() {
        return shown(days);
    }

    public BigDecimal runShown() {
        return shown(run);
    }

    /** As it was added, to the millionth. */
    static BigDecimal exact(long parts) {
        BigDecimal exact = BigDecimal.valueOf(parts, DECIMALS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** To a tenth. */
    static BigDecimal shown(long parts) {
        BigDecimal exact = BigDecimal.valueOf(parts, DECIMALS);
        return exact.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().scale() <= 0
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.setScale(1, RoundingMode.HALF_UP);
    }
}
