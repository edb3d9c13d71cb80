package paddock.session;

import java.util.List;

/** What the profile of a session and its exclusions say of vehicles that would take part. */
sealed interface Admission {

    /** They may, as one of these kinds. */
    record Admitted(List<Integer> kinds) implements Admission {
        public Admitted {
            kinds = List.copyOf(kinds);
        }
    }

    /** Nothing is said of something that the session asks about. */
    record Unsaid(String fact) implements Admission {}

    /** None of the kinds that take part is like that. */
    record Outside(String fact) implements Admission {}

    /** More of it than the session has been judged with. */
    record Above(String fact, double most) implements Admission {}

    /** Vehicles of that kind do not take part. */
    record Excluded(String fact) implements Admission {}
}
