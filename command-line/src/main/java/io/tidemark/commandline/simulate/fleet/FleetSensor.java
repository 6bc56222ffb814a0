package io.tidemark.commandline.simulate.fleet;

/**
 * A sensor of a simulated pump.
 *
 * <p>The names are those of topics and of the columns that a model looks at.
 */
public enum FleetSensor {
    VIBRATION("vibration", "velocity", "mm/s", 0.03),
    BEARING_TEMPERATURE("bearing-temperature", "temperature", "C", 0.008),
    WINDING_TEMPERATURE("winding-temperature", "temperature", "C", 0.008),
    MOTOR_CURRENT("motor-current", "current", "A", 0.006),
    PRESSURE("pressure", "pressure", "bar", 0.006),
    OIL_PARTICLES("oil-particles", "concentration", "ppm", 0.06),
    /** How hard the pump is run rather than how well it is. */
    LOAD("load", "load", "%", 0.003);

    private final String text;
    private final String type;
    private final String unit;
    private final double noise;

    FleetSensor(String text, String type, String unit, double noise) {
        this.text = text;
        this.type = type;
        this.unit = unit;
        this.noise = noise;
    }

    /** Last level of its topic. */
    public String text() {
        return text;
    }

    /** What it measures. */
    public String type() {
        return type;
    }

    /** Unit of its readings. */
    public String unit() {
        return unit;
    }

    /** Standard deviation of its noise, as a share of the value. */
    double noise() {
        return noise;
    }
}
