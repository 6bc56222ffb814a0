package io.tidemark.commandline.simulate.fleet;

import java.util.Arrays;
import java.util.Random;

/**
 * What the sensors of one pump show, from how hard it is run and how much damage it has. Pumps
 * differ from each other by some percent in every sensor, sound or not, and a fault is louder in
 * one than in another.
 */
final class PumpCondition {

    private static final double AMBIENT_CELSIUS = 22;
    private static final double HOURS_OF_DAY = 24;
    private static final double PUMPS_DIFFER = 0.03;
    private static final double FAULTS_DIFFER = 0.07;

    private final FailureMode mode;
    private final double loudness;
    private final double[] own = new double[FleetSensor.values().length];

    /**
     * @param random tells the pump from others
     */
    PumpCondition(FailureMode mode, Random random) {
        this.mode = mode;
        this.loudness = Math.exp(FAULTS_DIFFER * random.nextGaussian());
        Arrays.setAll(own, sensor -> Math.exp(PUMPS_DIFFER * random.nextGaussian()));
        own[FleetSensor.LOAD.ordinal()] = 1;
    }

    /** Temperature of the winding of a sound pump, Celsius, in a hall of 22 degrees. */
    static double soundWindingCelsius(double load) {
        double heat = FailureMode.USUAL_WINDING_CELSIUS - AMBIENT_CELSIUS;
        // Losses in the iron are always there, those in the copper go with the current's square.
        return AMBIENT_CELSIUS + heat * (0.4 + 0.6 * load * load);
    }

    /**
     * @param damage of the pump's failure mode, 0 to 1
     * @param load share of the nominal one
     * @param hourOfDay 0 to 24
     * @return what each sensor would read without noise, in the order of {@link FleetSensor}
     */
    double[] values(double damage, double load, double hourOfDay) {
        double d = damage * loudness;
        double hall = 2 * Math.sin(2 * Math.PI * (hourOfDay - 9) / HOURS_OF_DAY);
        double[] values = sound(load);
        switch (mode) {
            case BEARING_WEAR -> bearing(values, d);
            case SEAL_LEAK -> seal(values, d);
            case WINDING_INSULATION -> winding(values, d);
        }
        for (FleetSensor sensor : FleetSensor.values()) {
            values[sensor.ordinal()] *= own[sensor.ordinal()];
        }
        values[FleetSensor.BEARING_TEMPERATURE.ordinal()] += hall;
        values[FleetSensor.WINDING_TEMPERATURE.ordinal()] += hall;
        return values;
    }

    private static double[] sound(double load) {
        double[] values = new double[FleetSensor.values().length];
        values[FleetSensor.VIBRATION.ordinal()] = 1.6 * (0.7 + 0.3 * load);
        values[FleetSensor.BEARING_TEMPERATURE.ordinal()] = AMBIENT_CELSIUS + 28 * load;
        values[FleetSensor.WINDING_TEMPERATURE.ordinal()] = soundWindingCelsius(load);
        values[FleetSensor.MOTOR_CURRENT.ordinal()] = 42 * (0.35 + 0.65 * load);
        values[FleetSensor.PRESSURE.ordinal()] = 9.5 * (1.15 - 0.15 * load);
        values[FleetSensor.OIL_PARTICLES.ordinal()] = 40;
        values[FleetSensor.LOAD.ordinal()] = 85 * load;
        return values;
    }

    /**
     * A cracked race shakes the shaft, sheds metal into the oil, and rubs: heat and some current.
     */
    private static void bearing(double[] values, double damage) {
        values[FleetSensor.VIBRATION.ordinal()] *= 1 + 3.5 * damage;
        values[FleetSensor.OIL_PARTICLES.ordinal()] *= 1 + 4.0 * Math.sqrt(damage);
        values[FleetSensor.BEARING_TEMPERATURE.ordinal()] += 24 * damage;
        values[FleetSensor.MOTOR_CURRENT.ordinal()] *= 1 + 0.03 * damage;
    }

    /** What leaks is missing in the pressure, washes into the oil, and has to be pumped as well. */
    private static void seal(double[] values, double damage) {
        values[FleetSensor.PRESSURE.ordinal()] *= 1 - 0.22 * damage;
        values[FleetSensor.OIL_PARTICLES.ordinal()] *= 1 + 1.2 * damage;
        values[FleetSensor.MOTOR_CURRENT.ordinal()] *= 1 + 0.06 * damage;
        values[FleetSensor.VIBRATION.ordinal()] *= 1 + 0.25 * damage;
    }

    /** Current that leaks through the insulation heats the winding, and the bearing beside it. */
    private static void winding(double[] values, double damage) {
        values[FleetSensor.WINDING_TEMPERATURE.ordinal()] += 30 * damage;
        values[FleetSensor.MOTOR_CURRENT.ordinal()] *= 1 + 0.10 * damage;
        values[FleetSensor.BEARING_TEMPERATURE.ordinal()] += 5 * damage;
    }
}
