package io.nas4j.core.simulation;

import java.util.PriorityQueue;

/** Workers in virtual time, of which each trains one network after the other. Trainings are given out in their order. */
final class Workers {

    private final PriorityQueue<Double> free;
    private final int count;
    private double busy;
    private double waiting;
    private double end;

    Workers(int count) {
        this.count = count;
        this.free = new PriorityQueue<>(count);
        for (int worker = 0; worker < count; worker++) {
            free.add(0.0);
        }
    }

    /** Has the worker that is free first do a training, as soon as it is known; returns when that ends. */
    double train(double known, double seconds) {
        double idleFrom = free.remove();
        double begin = Math.max(idleFrom, known);
        waiting += begin - idleFrom;
        busy += seconds;
        free.add(begin + seconds);
        end = Math.max(end, begin + seconds);
        return begin + seconds;
    }

    /** When the last training ended. */
    double end() {
        return end;
    }

    /** Seconds of all workers together in which networks were trained. */
    double busy() {
        return busy;
    }

    /** The share of all workers' time, up to the end of the last training, in which networks were trained. */
    double busyShare() {
        return end == 0 ? 1 : busy / (count * end);
    }

    /** The share in which workers waited for results that the next proposal needs. */
    double waitingShare() {
        return end == 0 ? 0 : waiting / (count * end);
    }
}
