package io.nas4j.export.mmpretrain;

import io.nas4j.space.architecture.Padding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes of mmpretrain that build backbones from tables, as far as papers that nas4j knows have such networks. */
enum Family {
    EFFICIENT_NET("EfficientNet", null),
    /** Its stem is padded by the convolution that pads as TensorFlow, or not at all. */
    EFFICIENT_NET_V2("EfficientNetV2", Padding.SAME),
    MOBILE_NET_V2("MobileNetV2", null),
    MOBILE_NET_V3("MobileNetV3", null),
    /** Its maximum behind the stem is padded alike on both sides. */
    RES_NET("ResNet", Padding.SYMMETRIC);

    private final String type;
    private final Optional<Padding> padding;

    Family(String type, @Nullable Padding only) {
        this.type = type;
        this.padding = Optional.ofNullable(only);
    }

    /** Name of the class, by which a config file asks for it. */
    String type() {
        return type;
    }

    /** How a network must pad for this class; {@code wanted} where it can do both. */
    Padding padding(Padding wanted) {
        return padding.orElse(wanted);
    }

    /** Whether training leaves out branches more often the deeper they lie; MobileNets leave out none, ResNets all alike. */
    boolean dropsBranches() {
        return this == EFFICIENT_NET || this == EFFICIENT_NET_V2;
    }
}
