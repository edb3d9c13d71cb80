package paddock;

import java.io.IOException;

/** The least that a JVM can do: the product is held against it. Asked for its memory, it says that instead. */
final class Hello {

    private Hello() {}

    public static void main(String[] args) throws IOException {
        System.out.println(args.length == 0 ? "hello" : Resident.megabytes("self"));
    }
}
