package io.tidemark.edge.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttVersion;

/** What the gateway says to the broker; section numbers are those of the standard, MQTT 5. */
final class Packets {

    /** Tells an intermittent network from the end: the broker keeps the session (3.1.2.11.2). */
    private static final int SESSION_NEVER_EXPIRES = 0xFFFF_FFFF;

    /**
     * Messages in flight. Less than there are packet identifiers: Mosquitto 2.0 gives one that is
     * still in flight to another message if the client names no limit.
     */
    private static final int RECEIVE_MAXIMUM = 60_000;

    private static final int SUBSCRIPTION = 1;
    private static final int PUBACK_OF_TWO_BYTES = 0x4002_0000;

    private Packets() {}

    /** 3.1 CONNECT, to a session that is kept. */
    static MqttMessage connect(Broker broker, int keepAliveSeconds) {
        MqttProperties properties = new MqttProperties();
        properties.add(
                new IntegerProperty(
                        MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(), SESSION_NEVER_EXPIRES));
        properties.add(
                new IntegerProperty(
                        MqttPropertyType.MAXIMUM_PACKET_SIZE.value(), broker.maximumPacketBytes()));
        properties.add(
                new IntegerProperty(MqttPropertyType.RECEIVE_MAXIMUM.value(), RECEIVE_MAXIMUM));
        return MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId(broker.clientId())
                .cleanSession(false)
                .keepAlive(keepAliveSeconds)
                .properties(properties)
                .build();
    }

    /** 3.8 SUBSCRIBE with QoS 1; retained messages only if there was no such subscription. */
    static MqttMessage subscribe(String topicFilter) {
        MqttSubscriptionOption option =
                new MqttSubscriptionOption(
                        MqttQoS.AT_LEAST_ONCE,
                        false,
                        false,
                        RetainedHandlingPolicy.SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS);
        return MqttMessageBuilders.subscribe()
                .messageId(SUBSCRIPTION)
                .addSubscription(topicFilter, option)
                .build();
    }

    /**
     * 3.4 PUBACK, of success, one for each message. Encoded here, all into one buffer, as the
     * codec's way took as long as receiving the messages.
     */
    static ByteBuf acknowledgements(ByteBufAllocator allocator, int[] packetIds, int count) {
        ByteBuf packets = allocator.buffer(count * Integer.BYTES);
        for (int index = 0; index < count; index++) {
            packets.writeInt(PUBACK_OF_TWO_BYTES | packetIds[index]);
        }
        return packets;
    }
}
