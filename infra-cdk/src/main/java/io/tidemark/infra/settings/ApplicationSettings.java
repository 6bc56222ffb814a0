package io.tidemark.infra.settings;

import java.util.List;

/**
 * How large the cloud job is, and where it runs.
 *
 * @param parallelism in how many parts each of its operators runs at first
 * @param parallelismPerUnit how many of these parts share a Kinesis processing unit (1 vCPU, 4 GB)
 * @param autoScaling whether Managed Flink adds units under load and takes them away again
 * @param subnets ids of the private subnets that it runs in; empty for the service's own network
 * @param securityGroups ids of its security groups there; empty if there are no subnets
 */
public record ApplicationSettings(
        int parallelism,
        int parallelismPerUnit,
        boolean autoScaling,
        List<String> subnets,
        List<String> securityGroups) {

    /**
     * @throws InvalidStageException if only one of the two lists is empty, with a sentence for the
     *     user
     */
    public ApplicationSettings {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
        if (subnets.isEmpty() != securityGroups.isEmpty()) {
            throw new InvalidStageException(
                    "A network takes both subnets and security groups: give --context"
                            + " subnets=subnet-1,subnet-2 and --context securityGroups=sg-1, or"
                            + " neither.");
        }
    }

    /** Of that size in the service's own network. */
    static ApplicationSettings of(int parallelism, boolean autoScaling) {
        return new ApplicationSettings(parallelism, 1, autoScaling, List.of(), List.of());
    }

    /** Whether the job runs in a network of the account. */
    public boolean inNetwork() {
        return !subnets.isEmpty();
    }

    ApplicationSettings withParallelism(int other) {
        return new ApplicationSettings(
                other, parallelismPerUnit, autoScaling, subnets, securityGroups);
    }

    ApplicationSettings withNetwork(List<String> otherSubnets, List<String> otherGroups) {
        return new ApplicationSettings(
                parallelism, parallelismPerUnit, autoScaling, otherSubnets, otherGroups);
    }
}
