package paddock.sitefile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Bound;
import paddock.homologation.Condition;
import paddock.homologation.Table;
import paddock.kernel.Text;

/** Every way to change one thing in a tree of records, each change by itself. */
final class Mutants {

    /** A changed tree, and where it was changed. */
    record Mutant(String path, Object value) {}

    private Mutants() {}

    static Stream<Mutant> of(String path, @Nullable Object value, Class<?> type) {
        return switch (value) {
            case null -> absent(path, type);
            case String text -> one(path, text + "x");
            case Integer number when path.endsWith(".parity") -> one(path, number < 1 ? number + 1 : 0);
            case Integer number -> one(path, number + 1);
            case Double number -> one(path, number + 0.5);
            case Boolean flag -> one(path, !flag);
            case LocalDate day -> one(path, day.plusDays(1));
            case MonthDay day -> one(path, MonthDay.of(day.getMonthValue(), day.getDayOfMonth() == 1 ? 2 : 1));
            case Duration time -> one(path, time.plusSeconds(1));
            case Period period -> one(path, period.plusDays(1));
            case Enum<?> name -> others(path, name);
            case List<?> list -> list(path, list);
            case Set<?> set -> set(path, set);
            case Map<?, ?> map -> map(path, map);
            case Record record -> record(path, record);
            default -> throw new AssertionError(path + ": " + value.getClass());
        };
    }

    private static Stream<Mutant> one(String path, Object value) {
        return Stream.of(new Mutant(path, value));
    }

    /** Something where nothing was. */
    private static Stream<Mutant> absent(String path, Class<?> type) {
        if (type == String.class) {
            return one(path, "x");
        } else if (type == LocalDate.class) {
            return one(path, LocalDate.of(2027, 2, 1));
        } else if (type == Text.class) {
            return one(path, Text.of("fr", "x"));
        } else if (type == Period.class) {
            return one(path, Period.ofDays(1));
        } else if (type == Duration.class) {
            return one(path, Duration.ofMinutes(1));
        } else if (type == Condition.class) {
            return one(path, new Condition.Flagged("x", true));
        }
        return Stream.empty();
    }

    private static Stream<Mutant> others(String path, Enum<?> name) {
        return Arrays.stream(name.getDeclaringClass().getEnumConstants())
                .filter(each -> !each.equals(name))
                .map(each -> new Mutant(path, each));
    }

    private static Stream<Mutant> list(String path, List<?> list) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            Object each = list.get(i);
            of(path + "[" + i + "]", each, each.getClass()).forEach(mutant -> {
                List<Object> changed = new ArrayList<>(list);
                changed.set(place, mutant.value());
                mutants.add(new Mutant(mutant.path(), changed));
            });
            List<Object> fewer = new ArrayList<>(list);
            fewer.remove(i);
            mutants.add(new Mutant(path + " without " + i, fewer));
        }
        return mutants.stream();
    }

    private static Stream<Mutant> set(String path, Set<?> set) {
        List<Mutant> mutants = new ArrayList<>();
        for (Object each : set) {
            Set<Object> fewer = new HashSet<>(set);
            fewer.remove(each);
            mutants.add(new Mutant(path + " without " + each, fewer));
            of(path + " " + each, each, each.getClass()).forEach(mutant -> {
                Set<Object> changed = new HashSet<>(fewer);
                if (changed.add(mutant.value()) && !changed.equals(set)) {
                    mutants.add(new Mutant(mutant.path(), changed));
                }
            });
        }
        return mutants.stream();
    }

    private static Stream<Mutant> map(String path, Map<?, ?> map) {
        List<Mutant> mutants = new ArrayList<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            of(path + "." + each.getKey(), each.getValue(), each.getValue().getClass())
                    .forEach(mutant -> {
                        Map<Object, Object> changed = new LinkedHashMap<>(map);
                        changed.put(each.getKey(), mutant.value());
                        mutants.add(new Mutant(mutant.path(), new TreeMap<>(changed)));
                    });
            Map<Object, Object> fewer = new TreeMap<>(map);
            fewer.remove(each.getKey());
            mutants.add(new Mutant(path + " without " + each.getKey(), fewer));
        }
        return mutants.stream();
    }

    private static Stream<Mutant> record(String path, Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (isWritten(record, components[i].getName())) {
                int place = i;
                of(path + "." + components[i].getName(), value(record, components[i]), components[i].getType())
                        .forEach(mutant -> with(record, place, mutant).ifPresent(mutants::add));
            }
        }
        if (record instanceof Condition) {
            mutants.add(new Mutant(path + " as another", new Condition.Flagged("another", true)));
        }
        return mutants.stream();
    }

    /** Whether a component is written in files by itself, and does not follow from others or say nothing beside them. */
    private static boolean isWritten(Record record, String name) {
        return switch (record) {
            case Table.Cell cell -> cell.place() == null || name.equals("place");
            case Table.Place place -> place.shares().isEmpty() || name.equals("shares");
            case Bound bound when name.equals("leastIn") -> bound.least() != null;
            case Bound bound when name.equals("mostIn") -> bound.most() != null || bound.mostFact() != null;
            default -> true;
        };
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Nothing where such a record cannot be. */
    private static Optional<Mutant> with(Record record, int place, Mutant mutant) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == place ? mutant.value() : value(record, components[i]);
        }
        try {
            Constructor<?> constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            Object made = constructor.newInstance(values);
            return made.equals(record) ? Optional.empty() : Optional.of(new Mutant(mutant.path(), made));
        } catch (InvocationTargetException impossible) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
