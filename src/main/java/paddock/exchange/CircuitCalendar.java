package paddock.exchange;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.circuit.Circuit;
import paddock.circuit.Site;
import paddock.map.CircuitPanel;

/** On a circuit's page, the calendar that anybody can subscribe to. */
@Component
final class CircuitCalendar implements CircuitPanel {

    @Override
    public String template() {
        return "exchange/circuit";
    }

    @Override
    public Map<String, Object> model(Site site, Circuit circuit, Seen seen, Locale locale) {
        String address = "/sites/" + site.key() + "/circuits/" + circuit.key() + "/calendar.ics";
        boolean own = locale.getLanguage().equals(site.language());
        return Map.of("calendar", own ? address : address + "?lang=" + locale.getLanguage());
    }
}
