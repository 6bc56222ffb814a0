package io.tidemark.it.faults;

/**
 * What is known of events without looking at each.
 *
 * @param events how many, as often as they are there
 * @param ids how many are different
 * @param sequences sum of their numbers
 */
record Account(long events, long ids, long sequences) {

    static final Account EMPTY = new Account(0, 0, 0);

    /** With one more event, which is not there yet. */
    Account with(long sequence) {
        return new Account(events + 1, ids + 1, sequences + sequence);
    }
}
