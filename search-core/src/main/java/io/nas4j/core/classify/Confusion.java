package io.nas4j.core.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often images of each class were taken for each class.
 *
 * @param counts rows are the true classes and columns the predicted ones; each row has as many entries as there are rows
 */
public record Confusion(List<List<Long>> counts) {

    public Confusion {
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** Images of one class that were taken for another. */
    public record Mistake(int truth, int predicted, long images) {}

    static Confusion of(long[][] counts) {
        List<List<Long>> rows = new ArrayList<>();
        for (long[] row : counts) {
            List<Long> numbers = new ArrayList<>();
            for (long number : row) {
                numbers.add(number);
            }
            rows.add(numbers);
        }
        return new Confusion(rows);
    }

    public int classes() {
        return counts.size();
    }

    public long count(int truth, int predicted) {
        return counts.get(truth).get(predicted);
    }

    /** Images of a class. */
    public long images(int truth) {
        return counts.get(truth).stream().mapToLong(Long::longValue).sum();
    }

    /** Images that were taken for a class. */
    public long predicted(int as) {
        return counts.stream().mapToLong(row -> row.get(as)).sum();
    }

    /** The most frequent mistakes, the most frequent first. */
    public List<Mistake> mistakes(int most) {
        List<Mistake> mistakes = new ArrayList<>();
        for (int truth = 0; truth < classes(); truth++) {
            for (int predicted = 0; predicted < classes(); predicted++) {
                if (truth != predicted && count(truth, predicted) > 0) {
                    mistakes.add(new Mistake(truth, predicted, count(truth, predicted)));
                }
            }
        }
        return mistakes.stream()
                .sorted(Comparator.comparingLong(Mistake::images).reversed())
                .limit(most)
                .toList();
    }
}
