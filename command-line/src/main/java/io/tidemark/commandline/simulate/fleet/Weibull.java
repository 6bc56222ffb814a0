package io.tidemark.commandline.simulate.fleet;

import java.util.Random;

/**
 * How long things last that wear out (Weibull, "A statistical distribution function of wide
 * applicability", Journal of Applied Mechanics 18, 1951).
 *
 * @param shape &gt; 0; above 1 what is old fails more readily than what is new
 * @param scaleHours &gt; 0; when 63.2 % have failed
 */
record Weibull(double shape, double scaleHours) {

    Weibull {
        if (!(shape > 0 && scaleHours > 0)) {
            throw new IllegalArgumentException(
                    "shape " + shape + " and scale " + scaleHours + ", expected both above 0");
        }
    }

    /** A life in hours, by the inverse of the distribution function. */
    double draw(Random random) {
        return scaleHours * Math.pow(-Math.log1p(-random.nextDouble()), 1 / shape);
    }
}
