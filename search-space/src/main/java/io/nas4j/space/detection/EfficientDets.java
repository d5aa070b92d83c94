package io.nas4j.space.detection;

import io.nas4j.space.published.PublishedNetworks;
import java.util.List;
import java.util.Optional;

/** EfficientDet-D0 to D7 (Tan, Pang and Le 2020, table 1; google/automl, efficientdet/hparams_config.py). */
public final class EfficientDets {

    /** D6 and D7 sum without weights, because training was unstable with them (hparams_config.py). */
    private static final List<Detector> ALL = List.of(
            detector(0, "b0", 512, new Detector.Pyramid(64, 3, true), 3),
            detector(1, "b1", 640, new Detector.Pyramid(88, 4, true), 3),
            detector(2, "b2", 768, new Detector.Pyramid(112, 5, true), 3),
            detector(3, "b3", 896, new Detector.Pyramid(160, 6, true), 4),
            detector(4, "b4", 1024, new Detector.Pyramid(224, 7, true), 4),
            detector(5, "b5", 1280, new Detector.Pyramid(288, 7, true), 4),
            detector(6, "b6", 1280, new Detector.Pyramid(384, 8, false), 5),
            detector(7, "b6", 1536, new Detector.Pyramid(384, 8, false), 5));

    private EfficientDets() {}

    private static Detector detector(
            int number, String backbone, int resolution, Detector.Pyramid pyramid, int layers) {
        return new Detector(
                "efficientdet-d" + number,
                PublishedNetworks.get("efficientnet-" + backbone).withResolution(resolution),
                pyramid,
                layers);
    }

    /** The names, in order. */
    public static List<String> names() {
        return ALL.stream().map(Detector::name).toList();
    }

    /** The detector of that name. */
    public static Optional<Detector> find(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
