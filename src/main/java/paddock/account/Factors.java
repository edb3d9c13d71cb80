package paddock.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.factor.Holder;
import paddock.factor.Origin;
import paddock.factor.Passkey;
import paddock.factor.Passkeys;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;

/** What changes of the ways to prove who one is, together with a mail to whose account it is. */
@Component
class Factors {

    private final SecondSteps steps;
    private final Passkeys passkeys;
    private final People people;
    private final SignIns signIns;
    private final AccountMails mails;
    private final Failures failures;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Factors(
            SecondSteps steps,
            Passkeys passkeys,
            People people,
            SignIns signIns,
            AccountMails mails,
            Failures failures,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.steps = steps;
        this.passkeys = passkeys;
        this.people = people;
        this.signIns = signIns;
        this.mails = mails;
        this.failures = failures;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whoever else was signed in to the account is out; false where the device itself has been signed out meanwhile. */
    boolean changePassword(Acting by, SignIns.Current here, String hash) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!people.stays(here.person()) || !signIns.lasts(here)) {
                return false;
            }
            people.setPassword(by, here.person(), hash);
            signIns.endOthers(by, here.person(), here.signIn());
            return true;
        }));
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

    /** For which address passkeys are made here; nothing where there can be none. */
    Optional<Origin> origin(String asked) {
        return Origin.of(mails.configured(), asked);
    }

    /** Whether a network may have one more thing to sign: each is kept for a while. */
    boolean admits(SignIns.Origin from) {
        return failures.admit(Failures.Attempt.atPasskey(from.address()), clock.instant());
    }

    /** Whose passkey has signed, where they may still come in. */
    Optional<Person> signer(String asked, Passkeys.Answer answer) {
        return origin(asked)
                .flatMap(origin -> passkeys.signer(origin, answer))
                .flatMap(people::withId)
                .filter(person -> person.leftAt() == null);
    }

    Passkeys.Making makePasskey(Acting by, Holder holder, Origin origin, Passkeys.Named named) {
        return transaction.execute(status -> {
            Passkeys.Making made = passkeys.make(by, holder, origin, named);
            if (made instanceof Passkeys.Making.Made(Passkey passkey)) {
                mails.passkeyMade(people.withId(holder.person()).orElseThrow(), passkey.name());
            }
            return made;
        });
    }

    boolean removePasskey(Acting by, UUID person, UUID passkey) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean was = passkeys.remove(by, person, passkey);
            if (was) {
                mails.passkeysRemoved(people.withId(person).orElseThrow(), by.name(), 1);
            }
            return was;
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
