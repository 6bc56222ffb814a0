package io.tidemark.rollout.aws;

import io.tidemark.rollout.fleet.DesiredModel;
import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.fleet.GatewayShadow;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.ConflictException;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;

/** The gateways of a thing group of IoT Core, by their shadows named {@code model}. */
public final class IotFleet implements Fleet {

    /** Name of the shadow. */
    public static final String SHADOW = "model";

    private static final int PAGE = 250;

    private final IotClient registry;
    private final IotDataPlaneClient data;
    private final String thingGroup;

    public IotFleet(IotClient registry, IotDataPlaneClient data, String thingGroup) {
        this.registry = registry;
        this.data = data;
        this.thingGroup = thingGroup;
    }

    @Override
    public String thingGroup() {
        return thingGroup;
    }

    @Override
    public SortedSet<String> gateways() {
        SortedSet<String> gateways = new TreeSet<>();
        registry.listThingsInThingGroupPaginator(
                        request -> request.thingGroupName(thingGroup).maxResults(PAGE))
                .things()
                .forEach(gateways::add);
        return gateways;
    }

    @Override
    public GatewayShadow shadow(String gateway) {
        try {
            return ShadowJson.read(
                    data.getThingShadow(request -> request.thingName(gateway).shadowName(SHADOW))
                            .payload()
                            .asByteArrayUnsafe());
        } catch (ResourceNotFoundException none) {
            return GatewayShadow.NONE;
        }
    }

    @Override
    public boolean tell(String gateway, Long read, DesiredModel desired) {
        SdkBytes payload = SdkBytes.fromByteArrayUnsafe(ShadowJson.write(read, desired));
        try {
            data.updateThingShadow(
                    request -> request.thingName(gateway).shadowName(SHADOW).payload(payload));
            return true;
        } catch (ConflictException changed) {
            return false;
        }
    }
}
