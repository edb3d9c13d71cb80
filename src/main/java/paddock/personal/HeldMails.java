package paddock.personal;

import java.util.List;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.post.Correspondence;

/** The mails to somebody. */
@Component
class HeldMails implements Holding {

    private final Correspondence mails;

    HeldMails(Correspondence mails) {
        this.mails = mails;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return List.of(Sheet.of(
                "mails",
                after -> mails.to(subject.email(), after).stream()
                        .map(one -> new Sheet.Placed(one.position(), one.told()))
                        .toList()));
    }

    @Override
    public List<String> addresses() {
        return mails.addresses();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        mails.forget(subject.email());
    }
}
