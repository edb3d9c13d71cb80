package paddock.fruit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import paddock.exhibition.Exhibition;
import paddock.kernel.Money;

/**
 * The exhibitions that opened in a year, the latest first, each at the same time after it and by one rule. Whatever is said
 * of the year is what is said of them, added; a sale is in it once at most, since its shares come to all of it.
 */
record Season(int year, List<Show> shows) {

    Season {
        shows = List.copyOf(shows);
    }

    /**
     * An exhibition among others.
     *
     * @param trades the leads of each trade, by its key
     */
    record Show(Exhibition exhibition, Figures figures, Map<String, Harvest.Trade> trades) {

        Show {
            trades = Map.copyOf(trades);
        }

        int year() {
            return exhibition.plan().first().getYear();
        }
    }

    public Figures.Met met() {
        return shows.stream().map(show -> show.figures().met()).reduce(Figures.Met.NOBODY, Figures.Met::plus);
    }

    public Money cost() {
        return shows.stream().map(show -> show.figures().cost()).reduce(Money.NONE, Money::plus);
    }

    public Sum own() {
        return shows.stream().map(show -> show.figures().own()).reduce(Sum.NONE, Sum::plus);
    }

    public Sum clients() {
        return shows.stream().map(show -> show.figures().clients()).reduce(Sum.NONE, Sum::plus);
    }

    /** What one lead of the year that was found worth following has cost. */
    public Optional<Money> perQualified() {
        long qualified = met().qualified();
        return qualified == 0 ? Optional.empty() : Optional.of(cost().over(qualified));
    }

    /** The leads of a trade at each of its exhibitions. */
    public Harvest.Trade trade(String key) {
        return shows.stream()
                .map(show -> show.trades().getOrDefault(key, new Harvest.Trade(key, 0, 0)))
                .reduce(new Harvest.Trade(key, 0, 0), Harvest.Trade::plus);
    }
}
