package io.nas4j.space.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.cost.Cost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorCostTest {

    /**
     * google/automl, efficientdet/efficientdet_arch_test.py, has the parameters and the last column: half the operations that
     * TensorFlow's profiler counts. These are 1 to 2 % more, for the profiler counts sums, weights of edges, biases and
     * activations too.
     */
    @ParameterizedTest
    @CsvSource({
        "efficientdet-d0, 3880067, 2492331520, 2550618821",
        "efficientdet-d1, 6625898, 6003416880, 6133752112",
        "efficientdet-d2, 8097039, 10832466688, 11045799933",
        "efficientdet-d3, 12032296, 24568753664, 24982737931",
        "efficientdet-d4, 20723675, 54583712096, 55346593717",
        "efficientdet-d5, 33653315, 134133865152, 135729505573",
        "efficientdet-d6, 51871782, 224121477984, 226033623795",
        "efficientdet-d7, 51871782, 322731636576, 325473789367"
    })
    void countsExactly(String name, long params, long macs, long profiled) {
        Cost cost = DetectorCost.total(EfficientDets.find(name).orElseThrow());
        assertThat(cost).isEqualTo(new Cost(params, macs));
        assertThat((double) profiled / macs).isBetween(1.008, 1.024);
    }
}
