package paddock.homologation;

/** What facts say of a condition; they may not say enough. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case UNKNOWN -> UNKNOWN;
            case FALSE -> TRUE;
        };
    }
}
