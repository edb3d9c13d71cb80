package paddock.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;

/** The step after the password, switched on and off together with a mail to whose account it is. */
@Component
class Factors {

    private final SecondSteps steps;
    private final People people;
    private final AccountMails mails;
    private final TransactionTemplate transaction;

    Factors(SecondSteps steps, People people, AccountMails mails, PlatformTransactionManager transactions) {
        this.steps = steps;
        this.people = people;
        this.mails = mails;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The recovery codes, to be shown once; nothing where it was not a right code. */
    Optional<List<String>> switchOn(Acting by, UUID person, String code) {
        return Optional.ofNullable(transaction.execute(status -> {
            Optional<List<String>> codes = steps.confirm(by, person, code);
            if (codes.isPresent()) {
                mails.secondStepOn(people.withId(person).orElseThrow(), by.from());
            }
            return codes.orElse(null);
        }));
    }

    /** By the person, or by an administrator for somebody who has lost telephone and recovery codes. */
    boolean switchOff(Acting by, UUID person) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean was = steps.end(by, person);
            if (was) {
                mails.secondStepOff(people.withId(person).orElseThrow(), by.name());
            }
            return was;
        }));
    }
}
