package paddock.post;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails as the programming interface writes them. */
final class MailJson {

    private MailJson() {}

    record Mails(List<MailLineJson> mails, @Nullable String next) {}

    record AddressJson(String name, String address) {
        static AddressJson of(MailAddress address) {
            return new AddressJson(address.name(), address.mailbox());
        }
    }

    record AttachmentJson(String name, String type, int bytes) {}

    record MailLineJson(
            UUID id,
            Instant writtenAt,
            AddressJson to,
            String subject,
            String state,
            int attempts,
            @Nullable Instant endedAt,
            @Nullable String reason,
            String href) {

        static MailLineJson of(MailLine mail) {
            return new MailLineJson(
                    mail.id(),
                    mail.writtenAt(),
                    AddressJson.of(mail.to()),
                    mail.subject(),
                    mail.state().key(),
                    mail.attempts(),
                    mail.endedAt(),
                    mail.reason(),
                    "/api/v1/mails/" + mail.id());
        }
    }

    record MailWhole(
            MailLineJson mail,
            @Nullable Instant forgottenAt,
            @Nullable String language,
            @Nullable AddressJson replyTo,
            @Nullable String text,
            @Nullable String html,
            @Nullable List<AttachmentJson> attachments) {

        static MailWhole of(MailLine line, @Nullable Mail said) {
            MailLineJson mail = MailLineJson.of(line);
            if (said == null) {
                return new MailWhole(mail, line.forgottenAt(), null, null, null, null, null);
            }
            MailAddress replyTo = said.replyTo();
            return new MailWhole(
                    mail,
                    null,
                    said.language().toLanguageTag(),
                    replyTo == null ? null : AddressJson.of(replyTo),
                    said.text(),
                    said.html(),
                    said.attachments().stream()
                            .map(file -> new AttachmentJson(file.name(), file.type(), file.size()))
                            .toList());
        }
    }
}
