package io.tidemark.events;

/**
 * Doubles that are the nearest to a decimal of at most 15 digits, as whole multiples of a power of
 * ten. A whole number below 10^15 and a power of ten up to 10^15 are exact as doubles, so their
 * quotient is the double nearest to the decimal: what the device's JSON meant.
 */
final class Decimals {

    static final int MAXIMUM_SCALE = 15;

    private static final double LARGEST = 1e15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Decimals() {}

    /** The least number of digits after the point with which all are exact; -1 if there is none. */
    static int commonScale(long[] bits) {
        int scale = 0;
        for (long value : bits) {
            while (!exact(value, scale)) {
                scale++;
                if (scale > MAXIMUM_SCALE) {
                    return -1;
                }
            }
        }
        // More digits may be too many for a value that was met before.
        for (long value : bits) {
            if (!exact(value, scale)) {
                return -1;
            }
        }
        return scale;
    }

    private static boolean exact(long bits, int scale) {
        double scaled = Double.longBitsToDouble(bits) * POWERS[scale];
        // NaN and infinities are not less either.
        return Math.abs(scaled) < LARGEST && bits(Math.round(scaled), scale) == bits;
    }

    static long[] multiples(long[] bits, int scale) {
        long[] multiples = new long[bits.length];
        for (int row = 0; row < bits.length; row++) {
            multiples[row] = Math.round(Double.longBitsToDouble(bits[row]) * POWERS[scale]);
        }
        return multiples;
    }

    static long[] bits(long[] multiples, int scale) {
        long[] bits = new long[multiples.length];
        for (int row = 0; row < multiples.length; row++) {
            bits[row] = bits(multiples[row], scale);
        }
        return bits;
    }

    /** The multiple nearest to any double; the same on every machine. */
    static long nearest(long bits, int scale) {
        return Math.round(Double.longBitsToDouble(bits) * POWERS[scale]);
    }

    private static long bits(long multiple, int scale) {
        return Double.doubleToRawLongBits(multiple / POWERS[scale]);
    }
}
