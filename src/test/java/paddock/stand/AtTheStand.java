package paddock.stand;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;

/** A show, phones that take cards there, and what lies between them and the server. */
@WithPaddock
abstract class AtTheStand {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    final UUID show = UUID.randomUUID();
    private final List<Phone> phones = new ArrayList<>();
    Cable cable;

    @BeforeEach
    void open() throws Exception {
        Shows.add(jdbc, show, "Salon Piste et Essais (inventé)");
        cable = new Cable(port);
    }

    @AfterEach
    void close() throws Exception {
        for (Phone phone : phones) {
            phone.close();
        }
        cable.close();
    }

    Phone phone(String... arguments) throws Exception {
        Phone phone = new Phone(cable.port(), arguments);
        phones.add(phone);
        return phone;
    }

    /** One that somebody has set up for the show. */
    Phone phoneOf(String role, String... arguments) throws Exception {
        Phone phone = phone(arguments);
        phone.setUp(show.toString(), role);
        return phone;
    }

    List<String> waiting(Page page) {
        return page.locator("#queue li strong").allTextContents();
    }
}
