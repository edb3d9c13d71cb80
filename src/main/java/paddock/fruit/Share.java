package paddock.fruit;

/**
 * What a meeting has of a sale.
 *
 * @param parts of {@link Sharing#WHOLE}
 */
record Share(Sale sale, Touch touch, long parts) {}
