package paddock.web;

import paddock.kernel.Permission;

/** Whoever asks may not do this: answered 403, saying who could; or sent to sign in where nobody has. */
public final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Permission permission;

    public Forbidden(Permission permission) {
        super(permission.name());
        this.permission = permission;
    }

    Permission permission() {
        return permission;
    }
}
