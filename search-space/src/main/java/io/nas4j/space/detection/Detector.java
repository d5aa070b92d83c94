package io.nas4j.space.detection;

import io.nas4j.space.architecture.Architecture;

/**
 * A one-stage detector as EfficientDet is made (Tan, Pang and Le 2020): a backbone, a pyramid of its maps that cells mix, and two
 * heads that all levels share.
 *
 * @param backbone a classifier at the detector's resolution; its head and classifier are left out
 * @param pyramid what mixes the maps
 * @param headLayers separable convolutions of each head before its prediction
 */
public record Detector(String name, Architecture backbone, Pyramid pyramid, int headLayers) {

    /** Classes of COCO, whose identifiers go up to 90. */
    public static final int CLASSES = 90;

    /** Boxes for each place of a map: three sizes in three shapes. */
    public static final int ANCHORS = 9;

    /**
     * A bidirectional feature pyramid (section 3.3).
     *
     * @param channels of all of its maps
     * @param cells one behind the other
     * @param weighted whether each input of a sum has a learned weight (section 3.3, fast normalised fusion)
     */
    public record Pyramid(int channels, int cells, boolean weighted) {}
}
