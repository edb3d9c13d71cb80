package paddock.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** An amount of euros, exact to the cent. */
public record Money(long cents) implements Comparable<Money> {

    public static final Money NONE = new Money(0);

    private static final int DECIMALS = 2;
    private static final BigDecimal MOST = new BigDecimal("100000000000");

    /** As somebody types it: {@code 1 234,50} or {@code 1234.5}; nothing where it is no amount, or finer than a cent. */
    public static Optional<Money> typed(String typed) {
        String plain = typed.replaceAll("[\\s\\u00a0\\u202f€]", "").replace(',', '.');
        if (!plain.matches("-?\\d{1,12}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(plain);
        return amount.abs().compareTo(MOST) < 0
                ? Optional.of(new Money(amount.movePointRight(DECIMALS).longValueExact()))
                : Optional.empty();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    /** One of so many equal parts, to the nearest cent, half a cent up. */
    public Money over(long parts) {
        return new Money(BigDecimal.valueOf(cents)
                .divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** A part of it in hundredths, to the nearest cent, half a cent up. */
    public Money percent(int percent) {
        return new Money(BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** In euros, such as {@code 1234.50}. */
    public BigDecimal euros() {
        return BigDecimal.valueOf(cents, DECIMALS);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}
