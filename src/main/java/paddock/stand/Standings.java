package paddock.stand;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.lead.Lead;
import paddock.lead.Leads;

/** Finds what a phone is to know. */
@Component
class Standings {

    private static final int MOST_PEOPLE = 200;

    private final Exhibitions exhibitions;
    private final Leads leads;
    private final Names names;

    Standings(Exhibitions exhibitions, Leads leads, Names names) {
        this.exhibitions = exhibitions;
        this.leads = leads;
        this.names = names;
    }

    /** @param by for whom it takes cards */
    Standing of(Acting by, UUID device, String name, UUID exhibition) {
        Exhibition at = exhibitions.withId(exhibition).orElseThrow();
        return new Standing(
                device,
                name,
                new Standing.Show(
                        at.id(),
                        at.name(),
                        at.plan().place(),
                        at.plan().first().toString(),
                        at.plan().last().toString()),
                new Standing.Somebody(Objects.requireNonNull(by.person()), by.name()),
                people(),
                hours());
    }

    private List<Standing.Somebody> people() {
        return Stream.of(StaffRole.values())
                .filter(Permission.KEEP_LEADS.staff()::contains)
                .flatMap(role -> names.having(role).stream())
                .collect(Collectors.toMap(Names.Name::person, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Names.Name::name))
                .limit(MOST_PEOPLE)
                .map(one -> new Standing.Somebody(one.person(), one.name()))
                .toList();
    }

    private Map<String, Long> hours() {
        Map<String, Long> hours = new TreeMap<>();
        Stream.of(Lead.Grade.values())
                .forEach(grade -> hours.put(grade.name(), leads.delay(grade).toHours()));
        return hours;
    }
}
