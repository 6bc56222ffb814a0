package io.tidemark.models.failure;

/** Bytes that are no model, or no state of one. The message says what was found and expected. */
final class DamagedModelException extends Exception {

    private static final long serialVersionUID = 1;

    DamagedModelException(String message) {
        super(message);
    }

    static int require(int value, int least, int most, String what) throws DamagedModelException {
        if (value < least || value > most) {
            throw new DamagedModelException(
                    what + ": " + value + ", expected " + least + " to " + most);
        }
        return value;
    }

    static double requireFinite(double value) throws DamagedModelException {
        if (!Double.isFinite(value)) {
            throw new DamagedModelException("a number in it is " + value);
        }
        return value;
    }
}
