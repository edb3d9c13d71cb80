package paddock.directory;

import java.util.UUID;

/**
 * Somebody to reach at a company. They need have no account here.
 *
 * @param function what they do there
 * @param email empty where unknown, as the phone
 * @param version which writing of it this is
 */
public record Contact(UUID id, String name, String function, String email, String phone, int version) {}
