package paddock.post;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Takes mails out of the house as a test wants them taken, and remembers each in the order in which it was handed. */
final class Postman implements Courier {

    final List<String> took = Collections.synchronizedList(new ArrayList<>());
    final Map<UUID, List<String>> tookAbout = new ConcurrentHashMap<>();
    volatile Handing answer = new Handing.Taken();

    @Override
    public Handing hand(Outgoing mail) {
        if (answer instanceof Handing.Taken) {
            took.add(mail.mail().subject());
            tookAbout
                    .computeIfAbsent(mail.mail().about().id(), thing -> Collections.synchronizedList(new ArrayList<>()))
                    .add(mail.mail().subject());
        }
        return answer;
    }

    @Override
    public void hangUp() {
        // nothing is held open
    }
}
