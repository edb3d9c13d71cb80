package paddock.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import paddock.factor.Proof;

/**
 * A device that somebody is signed in on.
 *
 * @param name as its browser says it
 * @param proof by what its person has proved there who they are; nothing where that was before it was kept
 * @param here whether it is the one that asks
 */
record Device(
        UUID id, String name, String address, Instant beganAt, Instant seenAt, Optional<Proof> proof, boolean here) {

    /** Browsers name each other: the first of these that is in the name is the one. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS =
            List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux");

    /** {@code Firefox, Linux}, as far as they are known. */
    public String shortName() {
        String browser = first(BROWSERS);
        String system = first(SYSTEMS);
        if (browser.isEmpty() || system.isEmpty()) {
            return name.length() <= 40 ? name : name.substring(0, 40) + "…";
        }
        return browser.replace("Edg", "Edge").replace("OPR", "Opera") + ", " + system;
    }

    private String first(List<String> names) {
        return names.stream().filter(name::contains).findFirst().orElse("");
    }
}
