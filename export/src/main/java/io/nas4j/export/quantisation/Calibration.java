package io.nas4j.export.quantisation;

import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.CalibrationMethod;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses the ranges of 8-bit numbers from what flows through a network. */
public final class Calibration {

    private final Flow flow;

    private Calibration(Flow flow) {
        this.flow = flow;
    }

    /**
     * The range of each tensor over all images.
     *
     * @param tensors names of what flows
     * @throws WorkFailedException where a number that flows is not finite
     */
    public static Map<String, ValueRange> ranges(Flow flow, List<String> tensors, CalibrationMethod method) {
        Calibration calibration = new Calibration(flow);
        Map<String, ValueRange> widest = calibration.widest(tensors);
        return method == CalibrationMethod.MINMAX ? widest : calibration.cut(widest);
    }

    private Map<String, ValueRange> widest(List<String> tensors) {
        Map<String, ValueRange> ranges = new LinkedHashMap<>();
        tensors.forEach(tensor -> ranges.put(tensor, new ValueRange(0, 0)));
        flow.each((tensor, values) -> {
            ValueRange seen = range(tensor, values);
            ranges.computeIfPresent(tensor, (name, range) -> range.with(seen));
        });
        return ranges;
    }

    private static ValueRange range(String tensor, FloatBuffer values) {
        float min = 0;
        float max = 0;
        while (values.hasRemaining()) {
            float value = values.get();
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (!Float.isFinite(min) || !Float.isFinite(max)) {
            throw new WorkFailedException("the network's own numbers are not finite at " + tensor
                    + ", so that no 8-bit numbers can stand for them");
        }
        return new ValueRange(min, max);
    }

    private Map<String, ValueRange> cut(Map<String, ValueRange> widest) {
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        widest.forEach((tensor, range) -> {
            float most = Math.max(range.max(), -range.min());
            if (most > 0) {
                histograms.put(tensor, new Histogram(most));
            }
        });
        flow.each((tensor, values) -> {
            Histogram histogram = histograms.get(tensor);
            if (histogram != null) {
                histogram.add(values);
            }
        });
        Map<String, ValueRange> ranges = new LinkedHashMap<>(widest);
        histograms.forEach((tensor, histogram) -> {
            float cut = histogram.cut();
            ranges.computeIfPresent(
                    tensor, (name, range) -> new ValueRange(Math.max(range.min(), -cut), Math.min(range.max(), cut)));
        });
        return ranges;
    }
}
