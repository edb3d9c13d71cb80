package paddock.exhibition;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;
import paddock.kernel.Money;

/** A cost as the form tells of it. */
record CostForm(
        @Nullable String kind,
        @Nullable String note,
        @Nullable String planned,
        @Nullable String spent,
        @Nullable Integer version) {

    Mistakes mistakes() {
        return Mistakes.NONE
                .and(
                        "kind",
                        Cost.Kind.of(ExhibitionForm.said(kind)).isPresent() ? Optional.empty() : Optional.of("unknown"))
                .and("note", ExhibitionForm.flaw(ExhibitionForm.said(note)))
                .and("planned", ExhibitionForm.amountFlaw(planned))
                .and("spent", ExhibitionForm.amountFlaw(spent));
    }

    /** What it says, where nothing is wrong with it. */
    Cost cost(UUID id) {
        return new Cost(
                id,
                Cost.Kind.of(ExhibitionForm.said(kind)).orElseThrow(),
                ExhibitionForm.said(note),
                Money.typed(ExhibitionForm.said(planned)).orElse(Money.NONE),
                Money.typed(ExhibitionForm.said(spent)).orElse(null),
                Objects.requireNonNullElse(version, 0));
    }
}
