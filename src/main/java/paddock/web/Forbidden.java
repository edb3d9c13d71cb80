package paddock.web;

import paddock.kernel.Permission;

/** Whoever asks may not do this: answered 403, saying who could; or sent to sign in where nobody has. */
public final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Permission permission;
    private final String reason;

    public Forbidden(Permission permission) {
        this(permission, "");
    }

    /** @param reason another one than the roles, as the texts name it; empty for the roles */
    public Forbidden(Permission permission, String reason) {
        super(permission.name());
        this.permission = permission;
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    Permission permission() {
        return permission;
    }

    /**
     * Whoever asks is not let in, whatever it is that they ask for: by what they show where that is no token of a person's.
     * Answered with the status that says why.
     */
    public static final class Denied extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        /** @param code its name in the texts and in a problem's type */
        public Denied(int status, String code) {
            super(code);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }
}
