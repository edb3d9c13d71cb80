package paddock.rolodex;

/** The picture that came with a card, as it came: whether it is one is found out by whoever keeps it. */
final class Photograph {

    private final byte[] bytes;

    Photograph(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
