package io.nas4j.space.published;

import java.util.List;

/**
 * What a paper prints of a network on ImageNet's validation images, one crop of each.
 *
 * @param network its name here
 * @param top1 the fraction of images whose own class is the likeliest
 * @param top5 the fraction of images whose own class is among the five likeliest
 * @param params parameters in units of 10^6
 * @param gmacs multiply-accumulates in units of 10^9, which the paper calls FLOPs
 */
public record PublishedAccuracy(String network, double top1, double top5, double params, double gmacs) {

    /** Where the figures of {@link #EFFICIENTNETS} stand. */
    public static final String EFFICIENTNETS_SOURCE = "Tan and Le 2019, arXiv 1905.11946v5, table 2";

    /** EfficientNet-B0 to B7: Tan and Le 2019 (arXiv 1905.11946v5), table 2. */
    public static final List<PublishedAccuracy> EFFICIENTNETS = List.of(
            new PublishedAccuracy("efficientnet-b0", 0.771, 0.933, 5.3, 0.39),
            new PublishedAccuracy("efficientnet-b1", 0.791, 0.944, 7.8, 0.70),
            new PublishedAccuracy("efficientnet-b2", 0.801, 0.949, 9.2, 1.0),
            new PublishedAccuracy("efficientnet-b3", 0.816, 0.957, 12, 1.8),
            new PublishedAccuracy("efficientnet-b4", 0.829, 0.964, 19, 4.2),
            new PublishedAccuracy("efficientnet-b5", 0.836, 0.967, 30, 9.9),
            new PublishedAccuracy("efficientnet-b6", 0.840, 0.968, 43, 19),
            new PublishedAccuracy("efficientnet-b7", 0.843, 0.970, 66, 37));
}
