package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.Rounding;
import java.util.List;

/**
 * Tables 3 and 7 of the EfficientNet paper (arXiv:1905.11946v5): networks scaled in one dimension and in three, with the
 * paper's figures beside ours. The paper prints no coefficients for the compound rows of MobileNetV2 and ResNet-50; here
 * they are those that it prints elsewhere.
 */
public final class PaperTables {

    private static final String HAND = "the paper's figure would need other coefficients than it prints";
    private static final String ASSUMED = "the paper prints no coefficients for this row";

    private PaperTables() {}

    /**
     * A row.
     *
     * @param table 3 or 7
     * @param paper multiply-accumulates as the paper prints them, in units of 10^9
     * @param note why ours differ, or empty
     */
    public record Row(int table, String network, Multipliers by, double paper, String note) {

        /** The scaled network. */
        public Architecture scaled() {
            return new CompoundScaling(Rounding.PUBLISHED).scale(PublishedNetworks.get(network), by);
        }

        /** Its exact multiply-accumulates. */
        public long macs() {
            return CostModel.cost(scaled()).macs();
        }
    }

    /** All rows, in the paper's order. */
    public static List<Row> rows() {
        String roundedUp = "layers are rounded up: d=1.4 and w=1.2 become more";
        return List.of(
                row(3, "mobilenet-v1", 1, 1, 1, 0.6, ""),
                row(3, "mobilenet-v1", 1, 2, 1, 2.2, ""),
                row(
                        3,
                        "mobilenet-v1",
                        1,
                        1,
                        2,
                        2.2,
                        "the paper's figure is less than r^2 = 4 times its baseline's 0.569"),
                row(3, "mobilenet-v1", 1.4, 1.2, 1.3, 2.3, roundedUp),
                row(3, "mobilenet-v2", 1, 1, 1, 0.3, ""),
                row(3, "mobilenet-v2", 4, 1, 1, 1.2, ""),
                row(3, "mobilenet-v2", 1, 2, 1, 1.1, ""),
                row(3, "mobilenet-v2", 1, 1, 2, 1.2, ""),
                row(3, "mobilenet-v2", 1.4, 1.2, 1.3, 1.3, ASSUMED),
                row(3, "resnet-50", 1, 1, 1, 4.1, ""),
                row(3, "resnet-50", 4, 1, 1, 16.2, HAND),
                row(
                        3,
                        "resnet-50",
                        1,
                        2,
                        1,
                        14.7,
                        "counted with the stride in the 3x3 convolution; 15.2 with it in the 1x1"),
                row(3, "resnet-50", 1, 1, 2, 16.4, ""),
                row(3, "resnet-50", 1.4, 1.2, 1.3, 16.7, ASSUMED),
                row(7, "efficientnet-b0", 1, 1, 1, 0.4, ""),
                row(7, "efficientnet-b0", 4, 1, 1, 1.8, HAND),
                row(7, "efficientnet-b0", 1, 2, 1, 1.8, HAND),
                row(7, "efficientnet-b0", 1, 1, 2, 1.9, HAND),
                row(7, "efficientnet-b0", 1.4, 1.2, 1.3, 1.8, ""));
    }

    private static Row row(
            int table, String network, double depth, double width, double resolution, double paper, String note) {
        return new Row(table, network, new Multipliers(depth, width, resolution), paper, note);
    }
}
