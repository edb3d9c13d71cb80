package paddock.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether all that must hold in what is kept does hold. */
@Component
public final class Soundness {

    private static final int TOLD = 20;

    private final JdbcClient jdbc;
    private final ObjectProvider<Invariant> declared;

    /** An invariant that does not hold: some of the things that are wrong, or why it could not be looked at. */
    public record Broken(String key, List<String> wrong) {}

    Soundness(JdbcClient jdbc, ObjectProvider<Invariant> declared) {
        this.jdbc = jdbc;
        this.declared = declared;
    }

    /** What is looked at. */
    public List<String> keys() {
        return invariants().map(Invariant::key).toList();
    }

    private Stream<Invariant> invariants() {
        List<Invariant> ofTheDatabase =
                new OwnInvariants(jdbc, Migrations.known().schemas()).all();
        return Stream.concat(ofTheDatabase.stream(), declared.orderedStream());
    }

    /** Looks at everything; nothing is changed, and one thing broken hides no other. */
    public List<Broken> broken() {
        return invariants().flatMap(each -> look(each).stream()).toList();
    }

    private Optional<Broken> look(Invariant invariant) {
        List<String> wrong;
        try {
            wrong = wrong(invariant);
        } catch (RuntimeException unreadable) {
            wrong = List.of(String.valueOf(unreadable.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new Broken(invariant.key(), List.copyOf(wrong)));
    }

    private List<String> wrong(Invariant invariant) {
        return switch (invariant) {
            case Invariant.Query query ->
                jdbc.sql("select * from (" + query.sql() + ") wrong limit " + TOLD)
                        .query((row, number) -> row.getString(1))
                        .list();
            case Invariant.Reading reading ->
                reading.wrong().get().stream().limit(TOLD).toList();
        };
    }
}
