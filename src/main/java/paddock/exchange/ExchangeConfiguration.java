package paddock.exchange;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.booking.Desk;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Tabular;

/** The lists that bookings are taken out as. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    Tabular bookingTable(Desk desk, Clients clients, Sites sites, InstantSource clock) {
        return new BookingTable(Desk.Extract.BOOKINGS, desk, clients, sites, clock);
    }

    @Bean
    Tabular optionTable(Desk desk, Clients clients, Sites sites, InstantSource clock) {
        return new BookingTable(Desk.Extract.OPTIONS, desk, clients, sites, clock);
    }

    @Bean
    Tabular closureTable(Desk desk, Clients clients, Sites sites, InstantSource clock) {
        return new BookingTable(Desk.Extract.CLOSURES, desk, clients, sites, clock);
    }
}
