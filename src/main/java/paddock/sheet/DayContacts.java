package paddock.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;

/** Whom to call about bookings: said by the client or by the operator's people, and taken back. */
@Component
class DayContacts {

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Bookings bookings;
    private final Trail trail;
    private final InstantSource clock;

    DayContacts(JdbcClient jdbc, Attempts attempts, Bookings bookings, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.bookings = bookings;
        this.trail = trail;
        this.clock = clock;
    }

    Optional<Contact> of(UUID booking) {
        return jdbc.sql(CONTACT + " where booking = ?")
                .param(booking)
                .query((row, n) -> contact(row))
                .optional();
    }

    Map<UUID, Contact> of(Collection<UUID> bookings) {
        return jdbc
                .sql(CONTACT + " where booking = any (?)")
                .param(bookings.toArray(UUID[]::new))
                .query((row, n) -> contact(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Contact::booking, Function.identity()));
    }

    /**
     * Somebody is to be called from now on. What the trail keeps of it is that it was said, and not who.
     *
     * @param contact with the version that was read, 0 where there was none
     * @return false where somebody else has said another meanwhile
     */
    boolean say(Acting by, Contact contact) {
        return attempts.run(locks(contact.booking()), held -> {
            int written = jdbc.sql(contact.version() == 0 ? ADD : CHANGE)
                    .param("booking", contact.booking())
                    .param("name", contact.name())
                    .param("phone", contact.phone())
                    .param("email", contact.email())
                    .param("language", contact.language())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("version", contact.version())
                    .update();
            if (written > 0) {
                trail.record(by, Deed.of("day-contact-said", Bookings.KIND, contact.booking()));
            }
            return written > 0;
        });
    }

    /** No sheet of the site is issued meanwhile: it says the one or the other, and whoever has it is told. */
    private Locks locks(UUID booking) {
        return bookings.withId(booking).map(each -> Locks.shared(each.site())).orElse(Locks.NONE);
    }

    /** Nobody is to be called any more. */
    void forget(Acting by, UUID booking) {
        attempts.run(locks(booking), held -> {
            int gone = jdbc.sql("delete from sheet.contact where booking = ?")
                    .param(booking)
                    .update();
            if (gone > 0) {
                trail.record(by, Deed.of("day-contact-forgotten", Bookings.KIND, booking));
            }
            return gone;
        });
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                Objects.requireNonNull(row.getObject("booking", UUID.class)),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("phone")),
                Objects.requireNonNull(row.getString("email")),
                Objects.requireNonNull(row.getString("language")),
                row.getInt("version"));
    }

    private static final String CONTACT = """
            select booking, name, phone, email, language, version from sheet.contact""";

    private static final String ADD = """
            insert into sheet.contact (booking, name, phone, email, language, said_at, version)
            select :booking, :name, :phone, :email, :language, cast(:at as timestamptz), nextval('sheet.writing')
             where :version = 0
            on conflict (booking) do nothing
            """;

    private static final String CHANGE = """
            update sheet.contact
               set name = :name, phone = :phone, email = :email, language = :language, said_at = cast(:at as timestamptz),
                   version = nextval('sheet.writing')
             where booking = :booking and version = :version
            """;
}
