package io.nas4j.report.chart;

/** What can be drawn on a canvas. */
interface Picture {

    /** Pixels. */
    int width();

    /** Pixels. */
    int height();

    void on(Canvas canvas);
}
