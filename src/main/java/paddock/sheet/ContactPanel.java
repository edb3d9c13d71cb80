package paddock.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.BookingPage;
import paddock.booking.Desk;
import paddock.kernel.Permission;

/** On the page of a booking: whom to call on the day, and the sheets of its days. */
@Component
@Order(1)
@ConditionalOnWebApplication
final class ContactPanel implements BookingPage.Panel {

    private static final int MOST_DAYS = 14;

    private final DayContacts contacts;
    private final Desk desk;

    ContactPanel(DayContacts contacts, Desk desk) {
        this.contacts = contacts;
        this.desk = desk;
    }

    @Override
    public String template() {
        return "sheet/panel";
    }

    @Override
    public Map<String, Object> model(Seen seen) {
        Booking booking = seen.booking();
        Map<String, Object> model = new HashMap<>();
        boolean staff = seen.acting().may(Permission.SEE_COMPANIES);
        model.put(
                "sheetDays",
                staff
                        ? booking.claims().stream()
                                .flatMap(claim -> claim.window().days().stream())
                                .distinct()
                                .sorted()
                                .limit(MOST_DAYS)
                                .toList()
                        : List.of());
        boolean named =
                booking.company() == null || desk.readBy(seen.acting(), booking).company() != null;
        model.put(
                "maySayContact",
                named && Desk.mayChange(seen.acting(), booking) && booking.kind() != Booking.Kind.CLOSURE);
        model.put("contactNamed", named);
        contacts.of(booking.id())
                .map(contact -> named ? contact : contact.withoutName(seen.acting()))
                .ifPresent(contact -> {
                    model.put("contactName", contact.name());
                    model.put("contactPhone", contact.phone());
                    model.put("contactEmail", contact.email());
                });
        return model;
    }
}
