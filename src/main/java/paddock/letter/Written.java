package paddock.letter;

/** Every way in which writing a letter can end. */
sealed interface Written {

    record Sent() implements Written {}

    /** It had been sent before. */
    record Already() implements Written {}

    record Barred(Bar why) implements Written {}

    /** There is no such lead any more. */
    record Gone() implements Written {}
}
