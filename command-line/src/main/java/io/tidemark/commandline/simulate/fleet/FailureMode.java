package io.tidemark.commandline.simulate.fleet;

/**
 * What a pump of the simulated fleet dies of. Each mode wears at a rate of its own under load, and
 * shows in several sensors, each time differently.
 */
public enum FailureMode {

    /**
     * A crack in a bearing's race grows (Paris and Erdogan, "A critical analysis of crack
     * propagation laws", Journal of Basic Engineering 85, 1963), so that what vibrates grows
     * exponentially (Gebraeel, Lawley, Li, Ryan, "Residual-life distributions from component
     * degradation signals", IIE Transactions 37, 2005). A ball bearing's life falls with the third
     * power of its load (ISO 281).
     */
    BEARING_WEAR("bearing-wear", new Weibull(3.0, 250), 120) {

        @Override
        double stress(double load, double windingCelsius) {
            return load * load * load;
        }

        @Override
        double damage(double progress) {
            return Math.expm1(EXPONENT * progress) / Math.expm1(EXPONENT);
        }
    },

    /**
     * The faces of the shaft seal wear in proportion to the pressure on them and the way they slide
     * (Archard, "Contact and rubbing of flat surfaces", Journal of Applied Physics 24, 1953), and a
     * gap leaks with the third power of its width (Reynolds' equation of lubrication).
     */
    SEAL_LEAK("seal-leak", new Weibull(2.5, 230), 150) {

        @Override
        double stress(double load, double windingCelsius) {
            return load;
        }

        @Override
        double damage(double progress) {
            double gap = 1 + WIDENING * progress;
            double widest = 1 + WIDENING;
            return (gap * gap * gap - 1) / (widest * widest * widest - 1);
        }
    },

    /**
     * The insulation of the motor's winding ages as a chemical reaction goes (Dakin, "Electrical
     * insulation deterioration treated as a chemical rate phenomenon", AIEE Transactions 67, 1948),
     * twice as fast for every 10 degrees (Montsinger, "Loading transformers by temperature", AIEE
     * Transactions 49, 1930); what leaks through it grows faster towards the end.
     */
    WINDING_INSULATION("winding-insulation", new Weibull(3.5, 260), 135) {

        @Override
        double stress(double load, double windingCelsius) {
            return Math.pow(2, (windingCelsius - USUAL_WINDING_CELSIUS) / 10);
        }

        @Override
        double damage(double progress) {
            return progress * progress;
        }
    };

    /** How hot the winding of a sound pump is at nominal load. */
    static final double USUAL_WINDING_CELSIUS = 78;

    private static final double EXPONENT = 3;
    private static final double WIDENING = 1.5;

    private final String text;
    private final Weibull life;
    private final double delayHours;

    FailureMode(String text, Weibull life, double delayHours) {
        this.text = text;
        this.life = life;
        this.delayHours = delayHours;
    }

    /** As maintenance reports name it, such as bearing-wear. */
    public String text() {
        return text;
    }

    /** Life of pumps that are run as all are. */
    Weibull life() {
        return life;
    }

    /** How long a fault grows until the failure, in a pump that is run as all are. */
    double delayHours() {
        return delayHours;
    }

    /**
     * How fast life is used up, in relation to other loads.
     *
     * @param load as a share of the nominal one
     * @param windingCelsius temperature of the winding of a sound pump at that load
     */
    abstract double stress(double load, double windingCelsius);

    /**
     * How much of the damage of a failure there is.
     *
     * @param progress 0 when the fault begins, 1 at the failure
     * @return 0 to 1, rising
     */
    abstract double damage(double progress);
}
