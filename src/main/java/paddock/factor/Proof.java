package paddock.factor;

/** By what somebody has proved who they are on a device, as the list of their devices says it. */
public enum Proof {
    PASSWORD,
    PASSWORD_AND_CODE,
    /** The device has checked who holds it: possession, and a finger, a face or a number. */
    PASSKEY,
    /** Another installation has named them. */
    PROVIDER,
    PROVIDER_AND_CODE,
    /** Another installation has named them, and says that it asked for a second step. */
    PROVIDER_TWICE;

    public boolean twoSteps() {
        return this != PASSWORD && this != PROVIDER;
    }

    /** The same, and a code of the moment or a recovery code. */
    public Proof andCode() {
        return switch (this) {
            case PASSWORD -> PASSWORD_AND_CODE;
            case PROVIDER -> PROVIDER_AND_CODE;
            case PASSWORD_AND_CODE, PASSKEY, PROVIDER_AND_CODE, PROVIDER_TWICE -> this;
        };
    }
}
