package paddock.fruit;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import paddock.exhibition.Exhibition;

/** How long after an exhibition one looks at what came of it. */
enum Horizon {
    DAYS_30(30),
    DAYS_90(90),
    DAYS_180(180),
    YEAR_1(365),
    YEARS_2(730);

    private final int days;

    Horizon(int days) {
        this.days = days;
    }

    /** The first day that is no longer counted. */
    LocalDate until(Exhibition exhibition) {
        return exhibition.plan().last().plusDays(days + 1L);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Horizon> of(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
