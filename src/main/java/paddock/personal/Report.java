package paddock.personal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Release;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All that is held on somebody, gathered from every part. */
@Component
class Report {

    private final ObjectProvider<Holding> holdings;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Report(
            ObjectProvider<Holding> holdings,
            JsonMapper json,
            InstantSource clock,
            Trail trail,
            PlatformTransactionManager transactions) {
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.holdings = holdings;
        this.json = json;
        this.clock = clock;
    }

    /** For somebody to read, which the trail keeps where it is not about themselves. */
    List<Sheet> on(Acting by, Subject subject) {
        if (subject.person() == null || !subject.person().equals(by.person())) {
            Deed deed =
                    Deed.of("personal-data-read", subject.person() == null ? "address" : "person", subject.person());
            transaction.executeWithoutResult(status -> trail.record(by, deed));
        }
        return holdings.orderedStream().flatMap(one -> one.on(subject).stream()).toList();
    }

    /** As a file to take along: an object with a list for each sheet. It is written as it is read, however long. */
    void write(Acting by, Subject subject, OutputStream out) throws IOException {
        try (JsonGenerator file = json.createGenerator(out)) {
            file.writeStartObject();
            file.writeStringProperty("paddock", Release.version());
            file.writeStringProperty("at", clock.instant().toString());
            file.writeStringProperty("email", subject.email());
            file.writeName("held");
            file.writeStartObject();
            for (Sheet sheet : on(by, subject)) {
                file.writeName(sheet.key());
                file.writeStartArray();
                for (Map<String, Object> line : sheet.lines()) {
                    file.writePOJO(line);
                }
                file.writeEndArray();
            }
            file.writeEndObject();
            file.writeEndObject();
        }
        out.flush();
    }
}
