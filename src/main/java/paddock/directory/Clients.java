package paddock.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import paddock.kernel.Days;

/** What the parts that sell may know of a company. */
@Component
public class Clients {

    private final Companies companies;

    Clients(Companies companies) {
        this.companies = companies;
    }

    /**
     * A company as somebody who buys.
     *
     * @param barred whether nothing more is sold to it
     * @param statuses the days on which it is what, as orders call it: {@code resident}, {@code club}
     */
    public record Client(UUID id, String name, boolean barred, Map<String, List<Days>> statuses) {

        public Set<String> on(LocalDate day) {
            return statuses.entrySet().stream()
                    .filter(each -> each.getValue().stream().anyMatch(days -> days.contain(day)))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    public Optional<Client> withId(UUID id) {
        return companies
                .withId(id)
                .map(company -> new Client(
                        id,
                        company.profile().name(),
                        company.profile().standing() == Standing.BARRED,
                        company.statuses().stream()
                                .collect(Collectors.groupingBy(
                                        status -> status.kind().key(),
                                        Collectors.mapping(Status::during, Collectors.toList())))));
    }
}
