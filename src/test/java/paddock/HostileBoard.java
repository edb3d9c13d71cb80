package paddock;

import java.util.List;

/** Where a text goes into the board. */
final class HostileBoard {

    private HostileBoard() {}

    static List<HostileField> all() {
        String trials = "/sites/ales/board/trials";
        String moves = "/sites/ales/board/moves";
        String hours = "from=2027-03-01T09%3A00&until=2027-03-01T10%3A00&";
        String what = "layout=technique&" + hours;
        String whose = "booking=123e4567-e89b-82d3-a456-426614174000&version=1&claim=0&";
        return List.of(
                HostileField.form(trials, "layout", hours),
                HostileField.form(trials, "from", "layout=technique&until=2027-03-01T10%3A00"),
                HostileField.form(trials, "until", "layout=technique&from=2027-03-01T09%3A00"),
                HostileField.form(trials, "booking", what + "version=1&claim=0"),
                HostileField.form(trials, "nearest", what + whose),
                HostileField.form(trials, "direction", what),
                HostileField.form(moves, "booking", what + "version=1&claim=0"),
                HostileField.form(moves, "version", what + "booking=123e4567-e89b-82d3-a456-426614174000&claim=0"),
                HostileField.form(moves, "claim", what + "booking=123e4567-e89b-82d3-a456-426614174000&version=1"),
                HostileField.form(moves, "layout", hours + whose),
                HostileField.form(moves, "direction", what + whose),
                HostileField.form(moves, "from", "layout=technique&until=2027-03-01T10%3A00&" + whose),
                HostileField.address("/sites/ales/board?view="),
                HostileField.address("/sites/ales/board?on="),
                // Not /changes?after=, which answers to a number for as long as somebody listens: BoardContentTest
                // tries it.
                HostileField.address("/sites/ales/board?as="));
    }
}
