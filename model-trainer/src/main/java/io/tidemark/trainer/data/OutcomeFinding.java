package io.tidemark.trainer.data;

/**
 * What was made of an outcome.
 *
 * @param outcome as it was stated
 * @param finding what was made of it
 * @param detail a sentence; null if there is nothing to say
 */
public record OutcomeFinding(Outcome outcome, Finding finding, String detail) {

    /** What can be made of an outcome. */
    public enum Finding {
        /** It begins or ends a life, or is an inspection of a machine that is known. */
        USED,
        /** No window of the machine is known. */
        UNKNOWN_MACHINE,
        /** The same was stated before. */
        REPEATED,
        /** What was stated cannot all be true. */
        CONTRADICTORY,
        /** It is said to have happened after the cloud learnt of it. */
        IN_FUTURE,
        /** There is no whole step of the life that it ends. */
        WITHOUT_DATA
    }
}
