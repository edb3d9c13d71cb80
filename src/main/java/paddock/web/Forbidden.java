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
}
