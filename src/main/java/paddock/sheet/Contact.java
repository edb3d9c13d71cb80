package paddock.sheet;

import java.util.UUID;

/**
 * Whom to call about a booking while it is used.
 *
 * @param email where a late change is written to, in small letters; empty where nobody said one
 * @param language of that mail
 * @param version which writing of it this is
 */
record Contact(UUID booking, String name, String phone, String email, String language, int version) {}
