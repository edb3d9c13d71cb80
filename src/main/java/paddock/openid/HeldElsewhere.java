package paddock.openid;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;

/** What is held for minutes on people whom a provider has named, before anybody knows which account is theirs. */
@Component
class HeldElsewhere implements Holding {

    private final Errands errands;

    HeldElsewhere(Errands errands) {
        this.errands = errands;
    }

    /** Swept daily, for whom nobody comes after: the next one sweeps them too. */
    @Bean
    static Term errandTerm(Errands errands) {
        return Term.fixed("errands", 0, (time, most) -> errands.forgetEnded(time));
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return List.of(new Sheet("newcomers", errands.namedBy(subject.email())));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        errands.forget(subject.email());
    }
}
