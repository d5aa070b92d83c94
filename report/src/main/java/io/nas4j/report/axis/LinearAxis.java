package io.nas4j.report.axis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Linear axes with ticks at round numbers. */
public final class LinearAxis {

    private static final int TICKS = 6;

    private LinearAxis() {}

    /** An axis from the first value to the second; it begins at 0 where 0 is near. */
    public static Axis tight(double from, double to) {
        double least = from > 0 && from <= to / 10 ? 0 : from;
        return least < to ? axis(least, to, step(least, to)) : loose(least, to);
    }

    /** An axis from the first value to the second, of things that are counted: no tick stands between whole numbers. */
    public static Axis counting(double from, double to) {
        double most = Math.max(to, from + 1);
        return axis(from, most, step(from, most).max(BigDecimal.ONE));
    }

    /** An axis from the round number below the first value to the round number above the second. */
    public static Axis loose(double from, double to) {
        double room = from < to ? 0 : from == 0 ? 1 : Math.abs(from) / 2;
        BigDecimal step = step(from - room, to + room);
        double unit = step.doubleValue();
        return axis(Math.floor((from - room) / unit) * unit, Math.ceil((to + room) / unit) * unit, step);
    }

    private static Axis axis(double least, double most, BigDecimal step) {
        double unit = step.doubleValue();
        double slack = 1e-6; // fraction of a step by which rounding may have moved a tick outside
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(most / unit + slack);
        for (long i = (long) Math.ceil(least / unit - slack); i <= last; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            ticks.add(new Tick(value.doubleValue(), TickLabels.of(value)));
        }
        return new Axis(least, most, false, ticks);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static BigDecimal step(double from, double to) {
        double rough = (to - from) / TICKS;
        int power = (int) Math.floor(Math.log10(rough));
        double leading = rough / Math.pow(10, power);
        return BigDecimal.valueOf(leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10)
                .scaleByPowerOfTen(power);
    }
}
