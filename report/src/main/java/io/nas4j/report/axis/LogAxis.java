package io.nas4j.report.axis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Logarithmic axes. A value that is not positive lies at the bottom of the axis, whose label says so. */
public final class LogAxis {

    /** A smaller value counts as zero: it is near the smallest double. */
    private static final double ZERO = 1e-300;

    /** The largest number of decades at which 2 and 5 have labels too. */
    private static final double FEW_DECADES = 2.5;

    private static final int MOST_LABELS = 10;
    private static final Set<Integer> ROUND = Set.of(1, 2, 5);

    private LogAxis() {}

    /** A mark at {@code leading} times ten to the {@code power}. */
    private record Mark(int leading, int power) {

        BigDecimal exact() {
            return BigDecimal.valueOf(leading).scaleByPowerOfTen(power);
        }

        double value() {
            return exact().doubleValue();
        }
    }

    /** An axis that has room for all values. */
    public static Axis over(double[] values) {
        double[] positive =
                DoubleStream.of(values).filter(value -> value > ZERO).toArray();
        double from = DoubleStream.of(positive).min().orElse(1);
        double to = DoubleStream.of(positive).max().orElse(1);
        boolean clamps = positive.length < values.length;
        int lowest = (int) Math.floor(Math.log10(from)) - 1;
        int highest = (int) Math.ceil(Math.log10(to)) + 1;
        List<Mark> marks = new ArrayList<>();
        for (int power = lowest; power <= highest; power++) {
            for (int leading = 1; leading <= 9; leading++) {
                marks.add(new Mark(leading, power));
            }
        }
        int first = clamps ? bottom(marks, from) : last(marks, from);
        int end = next(marks, Math.max(to, marks.get(first + 1).value()));
        return axis(marks.subList(first, end + 1), clamps);
    }

    /** The power of ten that is clearly below a value. */
    private static int bottom(List<Mark> marks, double value) {
        return marks.indexOf(new Mark(1, (int) Math.floor(Math.log10(value) - 0.5)));
    }

    /** The last round mark that is not above a value. */
    private static int last(List<Mark> marks, double value) {
        int i = marks.size() - 1;
        while (!ROUND.contains(marks.get(i).leading()) || marks.get(i).value() > value) {
            i--;
        }
        return i;
    }

    /** The first round mark that is not below a value. */
    private static int next(List<Mark> marks, double value) {
        int i = 0;
        while (!ROUND.contains(marks.get(i).leading()) || marks.get(i).value() < value) {
            i++;
        }
        return i;
    }

    private static Axis axis(List<Mark> marks, boolean clamps) {
        double least = marks.get(0).value();
        double most = marks.get(marks.size() - 1).value();
        double decades = Math.log10(most) - Math.log10(least);
        int each = (int) Math.ceil(decades / MOST_LABELS);
        List<Tick> ticks = new ArrayList<>();
        for (Mark mark : marks) {
            boolean labelled = decades <= FEW_DECADES
                    ? ROUND.contains(mark.leading())
                    : mark.leading() == 1
                            && Math.floorMod(mark.power() - marks.get(0).power(), each) == 0;
            String label = labelled ? TickLabels.of(mark.exact()) : "";
            ticks.add(new Tick(mark.value(), clamps && ticks.isEmpty() ? "≤ " + TickLabels.of(mark.exact()) : label));
        }
        return new Axis(least, most, true, ticks);
    }
}
