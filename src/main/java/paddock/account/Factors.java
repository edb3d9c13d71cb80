package paddock.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.factor.Demands;
import paddock.factor.Holder;
import paddock.factor.Link;
import paddock.factor.Links;
import paddock.factor.Origin;
import paddock.factor.Passkey;
import paddock.factor.Passkeys;
import paddock.factor.Proof;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;

/** What changes of the ways to prove who one is, together with a mail to whose account it is. */
@Component
class Factors {

    private final SecondSteps steps;
    private final Passkeys passkeys;
    private final Links links;
    private final Demands demands;
    private final People people;
    private final SignIns signIns;
    private final Devices devices;
    private final AccountMails mails;
    private final Failures failures;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Factors(
            SecondSteps steps,
            Passkeys passkeys,
            Links links,
            Demands demands,
            People people,
            SignIns signIns,
            Devices devices,
            AccountMails mails,
            Failures failures,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.steps = steps;
        this.passkeys = passkeys;
        this.links = links;
        this.demands = demands;
        this.people = people;
        this.signIns = signIns;
        this.devices = devices;
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
            devices.endOthers(by, here.person(), here.signIn());
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
        return failures.admit(failures.atPasskey(from, clock.instant()), clock.instant());
    }

    /** It was signed as it should be: it does not count. */
    void forgive(SignIns.Origin from) {
        failures.forgive(failures.atPasskey(from, clock.instant()));
    }

    /** Whose passkey has signed, where they may still come in. */
    Optional<UUID> signer(String asked, Passkeys.Answer answer) {
        return origin(asked)
                .flatMap(origin -> passkeys.signer(origin, answer))
                .map(Passkeys.Signer::person)
                .flatMap(people::withId)
                .filter(person -> person.leftAt() == null)
                .map(Person::id);
    }

    /** Signs in whose passkey has signed, while they have it: whoever takes it away finds the device, or has ended this. */
    Optional<SigningIn.Welcome> enter(String asked, Passkeys.Answer answer, SignIns.Origin from) {
        return origin(asked)
                .flatMap(origin -> passkeys.signer(origin, answer))
                .flatMap(signer -> Optional.ofNullable(
                        transaction.execute(status -> people.stays(signer.person()) && passkeys.isTheirs(signer)
                                ? signIns.welcome(signer.person(), from, Proof.PASSKEY)
                                : null)));
    }

    /** Signs in whom a provider has named, while they are linked to it. */
    Optional<SigningIn> enter(Link link, SignIns.Origin from, SignIns.Proven proven) {
        return Optional.ofNullable(transaction.execute(status -> people.stays(link.person()) && links.use(link.id())
                ? signIns.enter(link.person(), from, proven)
                : null));
    }

    /** Every way it can end to take away a way to prove who one is. */
    enum Removal {
        DONE,
        /** There was none. */
        NONE,
        /** It is the person's last second step, and one is demanded of them. */
        DEMANDED
    }

    /** Whether it is somebody's own last one, of whom one is demanded. Asked once it is away; an administrator may. */
    private boolean leavesTooLittle(Acting by, UUID person) {
        return person.equals(by.person()) && !demands.of(by).isEmpty() && !demands.met(person);
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

    Removal removePasskey(Acting by, UUID person, UUID passkey) {
        return transaction.execute(status -> {
            people.stays(person);
            boolean was = passkeys.remove(by, person, passkey);
            if (was && leavesTooLittle(by, person)) {
                status.setRollbackOnly();
                return Removal.DEMANDED;
            }
            if (was) {
                mails.passkeysRemoved(people.withId(person).orElseThrow(), by.name(), 1);
            }
            return was ? Removal.DONE : Removal.NONE;
        });
    }

    /** By the person, or by an administrator for somebody who has lost telephone and recovery codes. */
    Removal switchOff(Acting by, UUID person) {
        return transaction.execute(status -> {
            people.stays(person);
            boolean was = steps.end(by, person);
            if (was && leavesTooLittle(by, person)) {
                status.setRollbackOnly();
                return Removal.DEMANDED;
            }
            if (was) {
                mails.secondStepOff(people.withId(person).orElseThrow(), by.name());
            }
            return was ? Removal.DONE : Removal.NONE;
        });
    }

    Links.Making link(Acting by, UUID person, Links.Identity identity) {
        return transaction.execute(status -> {
            Links.Making made = links.make(by, person, identity);
            if (made == Links.Making.MADE) {
                mails.linkMade(people.withId(person).orElseThrow(), identity.called(), by.from());
            }
            return made;
        });
    }

    boolean unlink(Acting by, UUID person, UUID link) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            people.stays(person);
            boolean was = links.remove(by, person, link);
            if (was) {
                mails.linkRemoved(people.withId(person).orElseThrow(), by.name());
            }
            return was;
        }));
    }
}
