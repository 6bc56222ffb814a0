package io.tidemark.rollout;

/** Keeps the process under test alive until it is cut, at a chosen call to the outside. */
final class Power {

    private int left = Integer.MAX_VALUE;
    private int used;

    /** The process is no more; whatever it still tries fails. */
    static final class Cut extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Cuts before the call that comes after so many. */
    void cutAfter(int calls) {
        left = calls;
    }

    /** Another process begins. */
    void restore() {
        left = Integer.MAX_VALUE;
    }

    /** Every call to the outside goes through here, before and after its effect. */
    void use() {
        used++;
        if (left <= 0) {
            throw new Cut();
        }
        left--;
    }

    int used() {
        return used;
    }
}
