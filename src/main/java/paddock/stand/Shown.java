package paddock.stand;

import paddock.kernel.Acting;

/** Every way it can end when a phone shows its secret. */
sealed interface Shown {

    /** It may send, as its person may at this moment. */
    record Good(Device device, Acting by) implements Shown {}

    /** By somebody of the operator's, or its person has left: what it holds is not its any more. */
    record ShutOut() implements Shown {}

    /** Its person takes no cards any more: it keeps what it holds until somebody else sets it up. */
    record Resigned() implements Shown {}

    /** Never set up here, or before a backup that was restored: it keeps what it holds. */
    record Unknown() implements Shown {}
}
