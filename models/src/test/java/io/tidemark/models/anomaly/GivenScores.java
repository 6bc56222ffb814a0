package io.tidemark.models.anomaly;

/** Detectors that take the value itself for the score, abnormal above 1. */
final class GivenScores implements DetectorFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public String detector() {
        return "given-scores";
    }

    @Override
    public String version() {
        return "7";
    }

    @Override
    public Detector create(String series) {
        return new Detector() {
            @Override
            public Verdict judge(long eventTimeMillis, double value) {
                return new Verdict(
                        value,
                        1,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Reason.UNUSUAL);
            }

            @Override
            public byte[] snapshot() {
                return new byte[0];
            }
        };
    }

    @Override
    public Detector restore(byte[] snapshot) {
        return create("");
    }
}
