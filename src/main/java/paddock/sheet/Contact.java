package paddock.sheet;

import java.util.UUID;
import paddock.kernel.Acting;
import paddock.kernel.Permission;

/**
 * Whom to call about a booking while it is used.
 *
 * @param email where a late change is written to, in small letters; empty where nobody said one
 * @param language of that mail
 * @param version which writing of it this is
 */
record Contact(UUID booking, String name, String phone, String email, String language, int version) {

    /**
     * The same for somebody to whom the client is not named: nobody's name, nor an address that might be one. Whoever hands
     * out the sheet of the day has the number: the track may have to be stopped at once.
     */
    Contact withoutName(Acting reader) {
        return new Contact(booking, "", reader.may(Permission.ISSUE_SHEETS) ? phone : "", "", language, version);
    }
}
