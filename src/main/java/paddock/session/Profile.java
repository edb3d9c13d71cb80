package paddock.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import paddock.fact.Terms;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Use;

/**
 * What a session has been judged with, and so the most that may take part in it.
 *
 * @param kinds of vehicles, each with how many at most
 * @param noise by how it is measured at a vehicle
 */
record Profile(List<Vehicles> kinds, Map<String, Value> noise) {

    /** What can be said of vehicles that take part, in the order in which it is looked at. */
    static final List<String> CODES = List.of("category", "powertrain", "licence", "tyres");

    static final List<String> MEASURES = List.of("power-kw", "cc", "length-m", "width-m", "mass-kg");

    /** Ways of measuring that are about one vehicle; the others are about all that runs, and where. */
    static final Set<String> OF_A_VEHICLE = Set.of("noise.source-exhaust", "noise.static-registration");

    static Profile of(Use use) {
        Map<String, Value> noise = new TreeMap<>(use.facts());
        noise.keySet().retainAll(OF_A_VEHICLE);
        return new Profile(use.vehicles(), noise);
    }

    /** Why vehicles are not of a kind, and how many questions they had answered by then. */
    private record Objection(Admission why, int after) {}

    /** Whether vehicles may take part; what nobody has said is not taken for harmless. */
    Admission admission(Use wanted, Exclusions exclusions) {
        Vehicles vehicles = wanted.vehicles().getFirst();
        List<Integer> fitting = new ArrayList<>();
        Objection nearest = new Objection(new Admission.Outside("category"), -1);
        for (int kind = 0; kind < kinds.size(); kind++) {
            Objection objection = objection(kinds.get(kind), vehicles);
            if (objection == null) {
                fitting.add(kind);
            } else if (objection.after() > nearest.after()) {
                nearest = objection;
            }
        }
        if (fitting.isEmpty()) {
            return nearest.why();
        }
        if (isExcluded(vehicles, "category", exclusions.categories())) {
            return new Admission.Excluded("category");
        }
        if (isExcluded(vehicles, "powertrain", exclusions.powertrains())) {
            return new Admission.Excluded("powertrain");
        }
        Admission tooLoud = tooLoud(wanted);
        return tooLoud == null ? new Admission.Admitted(fitting) : tooLoud;
    }

    private static @Nullable Objection objection(Vehicles kind, Vehicles vehicles) {
        int answered = 0;
        for (String fact : CODES) {
            if (kind.facts().get(fact) instanceof Value.Codes allowed) {
                if (!(vehicles.facts().get(fact) instanceof Value.Codes said)
                        || said.codes().isEmpty()) {
                    return new Objection(new Admission.Unsaid(fact), answered);
                }
                if (!said.codes().stream().allMatch(code -> Terms.among(code, allowed.codes()) == Truth.TRUE)) {
                    return new Objection(new Admission.Outside(fact), answered);
                }
            }
            answered++;
        }
        for (String fact : MEASURES) {
            Admission above =
                    above(fact, kind.facts().get(fact), vehicles.facts().get(fact));
            if (above != null) {
                return new Objection(above, answered);
            }
            answered++;
        }
        return null;
    }

    private static @Nullable Admission above(String fact, @Nullable Value most, @Nullable Value said) {
        if (!(most instanceof Value.Amount limit)) {
            return null;
        }
        if (!(said instanceof Value.Amount amount)) {
            return new Admission.Unsaid(fact);
        }
        return amount.number() > limit.number() ? new Admission.Above(fact, limit.number()) : null;
    }

    /** What may be of an excluded kind is not let in either. */
    private static boolean isExcluded(Vehicles vehicles, String fact, Set<String> excluded) {
        return !excluded.isEmpty()
                && (!(vehicles.facts().get(fact) instanceof Value.Codes said)
                        || said.codes().stream().anyMatch(code -> Terms.among(code, excluded) != Truth.FALSE));
    }

    private @Nullable Admission tooLoud(Use wanted) {
        for (Map.Entry<String, Value> each : noise.entrySet()) {
            Admission above =
                    above(each.getKey(), each.getValue(), wanted.facts().get(each.getKey()));
            if (above != null) {
                return above;
            }
        }
        return null;
    }
}
