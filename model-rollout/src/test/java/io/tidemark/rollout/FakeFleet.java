package io.tidemark.rollout;

import io.tidemark.rollout.fleet.DesiredModel;
import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.model.ModelVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A thing group of gateways that play. */
final class FakeFleet implements Fleet {

    private final SortedMap<String, FakeGateway> gateways = new TreeMap<>();
    private final SortedSet<String> group = new TreeSet<>();
    private final List<String> told = new ArrayList<>();
    private final Power power;

    FakeFleet(Power power) {
        this.power = power;
    }

    /** So many more gateways with this model in service; null for none. */
    FakeFleet join(int count, ModelVersion inService) {
        for (int added = 0; added < count; added++) {
            String name = String.format("gateway-%03d", gateways.size() + 1);
            gateways.put(name, new FakeGateway(inService));
            group.add(name);
        }
        return this;
    }

    void leave(String gateway) {
        group.remove(gateway);
    }

    void comeBack(String gateway) {
        group.add(gateway);
    }

    FakeGateway gateway(String name) {
        return gateways.get(name);
    }

    Collection<FakeGateway> all() {
        return gateways.values();
    }

    /** All gateways do a step of their own. */
    void live() {
        gateways.values().forEach(FakeGateway::live);
    }

    /** Who was told of a version, in the order of the first time. */
    List<String> toldOf(ModelVersion model) {
        String end = " " + model;
        return told.stream()
                .filter(entry -> entry.endsWith(end))
                .map(entry -> entry.substring(0, entry.length() - end.length()))
                .distinct()
                .toList();
    }

    long inServiceOf(ModelVersion model) {
        return gateways.values().stream()
                .filter(gateway -> model.equals(gateway.inService()))
                .count();
    }

    @Override
    public String thingGroup() {
        return "fleet";
    }

    @Override
    public SortedSet<String> gateways() {
        power.use();
        return new TreeSet<>(group);
    }

    @Override
    public GatewayShadow shadow(String gateway) {
        power.use();
        return gateways.get(gateway).shadow();
    }

    @Override
    public boolean tell(String gateway, Long read, DesiredModel desired) {
        power.use();
        boolean taken = gateways.get(gateway).tell(read, desired);
        if (taken) {
            told.add(gateway + " " + (desired == null ? "none" : desired.file().model()));
        }
        power.use();
        return taken;
    }
}
