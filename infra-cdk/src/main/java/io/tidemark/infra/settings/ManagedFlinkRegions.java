package io.tidemark.infra.settings;

import java.util.Set;
import java.util.TreeSet;

/**
 * Where Managed Service for Apache Flink is offered: the regions of {@code kinesisanalytics} in the
 * table of endpoints of AWS's SDKs, as botocore 1.40.40 has it. Elsewhere a deployment would fail
 * half-way.
 */
public final class ManagedFlinkRegions {

    private static final Set<String> REGIONS =
            Set.of(
                    "af-south-1",
                    "ap-east-1",
                    "ap-east-2",
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-south-2",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ap-southeast-3",
                    "ap-southeast-4",
                    "ap-southeast-5",
                    "ap-southeast-7",
                    "ca-central-1",
                    "ca-west-1",
                    "cn-north-1",
                    "cn-northwest-1",
                    "eu-central-1",
                    "eu-central-2",
                    "eu-north-1",
                    "eu-south-1",
                    "eu-south-2",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "il-central-1",
                    "me-central-1",
                    "me-south-1",
                    "mx-central-1",
                    "sa-east-1",
                    "us-east-1",
                    "us-east-2",
                    "us-gov-east-1",
                    "us-gov-west-1",
                    "us-iso-east-1",
                    "us-isob-east-1",
                    "us-west-1",
                    "us-west-2");

    private ManagedFlinkRegions() {}

    /**
     * Refuses a region that the cloud job cannot run in.
     *
     * @param region to be deployed to; null if it is not known yet, which is not refused
     * @throws InvalidStageException with a sentence for the user
     */
    public static void require(String region) {
        if (region != null && !REGIONS.contains(region)) {
            throw new InvalidStageException(
                    "There is no Managed Service for Apache Flink in region \""
                            + region
                            + "\", which the cloud job runs on: set AWS_REGION to one of "
                            + String.join(", ", new TreeSet<>(REGIONS))
                            + ".");
        }
    }
}
