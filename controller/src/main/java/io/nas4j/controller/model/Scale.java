package io.nas4j.controller.model;

import java.util.ArrayList;
import java.util.List;

/** Brings numbers to a mean of 0 and a deviation of 1; those that are always the same are left out. */
final class Scale {

    private static final double LEAST_DEVIATION = 1e-9;

    private final int[] kept;
    private final double[] means;
    private final double[] deviations;

    private Scale(int[] kept, double[] means, double[] deviations) {
        this.kept = kept;
        this.means = means;
        this.deviations = deviations;
    }

    /** @param rows numbers of networks, as many each */
    static Scale of(List<double[]> rows) {
        int columns = rows.get(0).length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            means[c] = rows.stream().mapToDouble(row -> row[column]).sum() / rows.size();
            double mean = means[c];
            deviations[c] = Math.sqrt(rows.stream()
                            .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                            .sum()
                    / rows.size());
            if (deviations[c] > LEAST_DEVIATION) {
                kept.add(c);
            }
        }
        return new Scale(kept.stream().mapToInt(i -> i).toArray(), means, deviations);
    }

    /** How many numbers are left. */
    int size() {
        return kept.length;
    }

    double[] scaled(double[] row) {
        double[] scaled = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int c = kept[i];
            scaled[i] = (row[c] - means[c]) / deviations[c];
        }
        return scaled;
    }
}
