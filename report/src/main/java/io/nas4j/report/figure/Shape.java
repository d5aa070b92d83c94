package io.nas4j.report.figure;

/** What marks look like, so that they are told apart without colour. */
public enum Shape {
    DISC("h0"),
    RING("m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0"),
    CROSS("m-3,-3l6,6m0,-6l-6,6"),
    TRIANGLE("m0,-4l4,7h-8z"),
    DIAMOND("m0,-5l4.5,5l-4.5,5l-4.5,-5z");

    private final String path;

    Shape(String path) {
        this.path = path;
    }

    /** The path around its middle, as SVG writes it. */
    String path() {
        return path;
    }

    /** The class by which the page draws it. */
    String look() {
        return this == DISC ? "disc" : this == RING || this == CROSS ? "outline" : "filled";
    }
}
