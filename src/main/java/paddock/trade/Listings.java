package paddock.trade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;

/** The pages of companies in the directory, as address books know them. */
@Component
public final class Listings {

    private static final int AT_ONCE = 500;

    private final Profiles profiles;
    private final EntryRows rows;
    private final Trades trades;

    Listings(Profiles profiles, EntryRows rows, Trades trades) {
        this.profiles = profiles;
        this.rows = rows;
        this.trades = trades;
    }

    /**
     * A company as its page tells of it.
     *
     * @param street empty where nobody is to come there
     * @param about what it says of itself, in whichever language it does
     * @param contacts those that it shows to anybody
     */
    public record Listing(
            UUID id,
            String name,
            String street,
            String postcode,
            String town,
            String country,
            String naf,
            String web,
            String about,
            List<UUID> contacts) {

        public Listing {
            contacts = List.copyOf(contacts);
        }

        static Listing of(Entry entry) {
            Profile profile = entry.profile();
            return new Listing(
                    entry.id(),
                    entry.name(),
                    entry.face().street(),
                    entry.face().postcode(),
                    entry.face().town(),
                    entry.face().country(),
                    profile.naf(),
                    profile.web(),
                    profile.french().isEmpty() ? profile.english() : profile.french(),
                    profile.contacts());
        }
    }

    /** Those that anybody may read and that an address asks for, by name; whether they can be read is known at once. */
    public Consumer<Consumer<Listing>> asked(Map<String, String> parameters) {
        Wanted wanted = Wanted.of(parameters, trades);
        return each -> {
            Wanted rest = wanted;
            List<Entry> some;
            do {
                some = profiles.found(rest, AT_ONCE);
                some.stream().map(Listing::of).forEach(each);
                rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
            } while (some.size() == AT_ONCE);
        };
    }

    /** One that somebody may read. */
    public Optional<Listing> seen(Acting reader, UUID id) {
        return profiles.seen(reader, id).map(Listing::of);
    }

    /** Whether its page says nothing of that yet, and could. */
    public boolean lacks(UUID company, String naf, String web) {
        return rows.withId(company).map(Entry::profile).stream()
                .anyMatch(profile -> (profile.naf().isEmpty() && Profile.isNaf(naf))
                        || (profile.web().isEmpty() && !web.isEmpty()));
    }

    /** Has its page say what it did not say yet. */
    public void fill(Acting by, UUID company, String naf, String web) {
        if (!lacks(company, naf, web)) {
            return;
        }
        Entry before = profiles.locked(company);
        Profile now = before.profile();
        profiles.change(
                by,
                company,
                before.version(),
                new Profile(
                        now.trades(),
                        now.naf().isEmpty() && Profile.isNaf(naf) ? naf : now.naf(),
                        now.french(),
                        now.english(),
                        now.web().isEmpty() ? web : now.web(),
                        now.contacts(),
                        now.relations()));
    }
}
