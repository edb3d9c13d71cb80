package paddock.rolodex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.directory.Clients;
import paddock.directory.Companies;
import paddock.directory.Company;
import paddock.directory.Wanted;
import paddock.kernel.Acting;
import paddock.twin.Called;

/** The companies that are there, and those that the cards gone through so far have made of it, found by whatever a card says. */
final class Known {

    private static final int AT_ONCE = 500;

    private final Map<UUID, Company> companies = new LinkedHashMap<>();
    private final Map<String, UUID> numbered = new HashMap<>();
    private final Map<String, List<UUID>> called = new HashMap<>();
    private final Map<String, List<UUID>> alike = new HashMap<>();

    /** All that there are. */
    static Known read(Companies from, Acting reader) {
        Known known = new Known();
        Wanted rest = Wanted.of(Map.of(), reader);
        List<Company> some = from.found(rest, reader, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(known::put);
            rest = rest.after(some.getLast().id());
            some = some.size() < AT_ONCE ? List.of() : from.found(rest, reader, AT_ONCE);
        }
        return known;
    }

    /** As it is from now on. */
    void put(Company company) {
        companies.put(company.id(), company);
        number("siren ", company.profile().numbers().siren(), company.id());
        number("vat ", company.profile().numbers().vat(), company.id());
        add(called, Clients.sought(company.name()), company.id());
        add(alike, Called.of(company.name()).key(), company.id());
    }

    private void number(String kind, @Nullable String number, UUID id) {
        if (number != null) {
            numbered.put(kind + number, id);
        }
    }

    private static void add(Map<String, List<UUID>> to, String name, UUID id) {
        List<UUID> there = to.computeIfAbsent(name, any -> new ArrayList<>());
        if (!there.contains(id)) {
            there.add(id);
        }
    }

    Optional<Company> withId(UUID id) {
        return Optional.ofNullable(companies.get(id));
    }

    Optional<Company> withSiren(@Nullable String siren) {
        return Optional.ofNullable(numbered.get("siren " + siren)).flatMap(this::withId);
    }

    Optional<Company> withVat(@Nullable String vat) {
        return Optional.ofNullable(numbered.get("vat " + vat)).flatMap(this::withId);
    }

    /** Of exactly that name, whatever its case and accents. */
    List<Company> called(String name) {
        return of(called.getOrDefault(Clients.sought(name), List.of()));
    }

    /** Of that name but for its form and its signs. */
    List<Company> like(String name) {
        return of(alike.getOrDefault(Called.of(name).key(), List.of()));
    }

    private List<Company> of(List<UUID> ids) {
        return ids.stream().flatMap(id -> withId(id).stream()).toList();
    }
}
