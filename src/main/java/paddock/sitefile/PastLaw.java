package paddock.sitefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import paddock.circuit.Contradiction;
import paddock.circuit.Contradiction.LawRewritten;
import paddock.homologation.Law;
import paddock.homologation.Law.Register;
import paddock.homologation.Order;

/** What was said and used until yesterday, which a file leaves as it was. */
record PastLaw(Law before, Law after, LocalDate today) {

    List<Contradiction> rewritten() {
        List<Contradiction> rewritten = new ArrayList<>();
        for (Order order : before.orders()) {
            if (isKept(order)) {
                continue;
            }
            rewritten.add(new LawRewritten("order " + order.key() + " " + order.version()));
        }
        for (Register register : before.registers()) {
            List<Law.Taken> now = after.registers().stream()
                    .filter(other -> other.order().equals(register.order())
                            && other.counter().equals(register.counter()))
                    .flatMap(other -> other.used().stream())
                    .toList();
            if (!now.containsAll(past(register))) {
                rewritten.add(new LawRewritten("register " + register.order() + " " + register.counter()));
            }
        }
        return rewritten;
    }

    /** A version that has ended says what it said; one in force is still there. */
    private boolean isKept(Order order) {
        LocalDate from = order.validity().from();
        LocalDate until = order.validity().until();
        if (until != null && !until.isAfter(today)) {
            return after.orders().contains(order);
        }
        boolean begun = from == null || from.isBefore(today);
        return !begun
                || after.orders().stream()
                        .anyMatch(other -> other.key().equals(order.key())
                                && other.version().equals(order.version()));
    }

    private List<Law.Taken> past(Register register) {
        return register.used().stream()
                .filter(taken -> taken.on().isBefore(today))
                .toList();
    }
}
