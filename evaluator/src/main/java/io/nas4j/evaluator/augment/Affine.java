package io.nas4j.evaluator.augment;

/**
 * Moves, turns and slants: output pixel {@code (x, y)} shows the input pixel in which its centre lies,
 * {@code (a x + b y + c, d x + e y + f)}; outside of the image, the fill. Nearest neighbour, as torchvision's default.
 */
record Affine(double a, double b, double c, double d, double e, double f) {

    static Affine shearX(double level) {
        return new Affine(1, level, 0, 0, 1, 0);
    }

    static Affine shearY(double level) {
        return new Affine(1, 0, 0, level, 1, 0);
    }

    /** The image moves left by {@code right} pixels and up by {@code down}. */
    static Affine moved(double right, double down) {
        return new Affine(1, 0, right, 0, 1, down);
    }

    /** Turned about the middle, against the clock. */
    static Affine turned(double degrees, int side) {
        double angle = -StrictMath.toRadians(degrees);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double centre = side / 2.0;
        return new Affine(
                cos, sin, centre - cos * centre - sin * centre, -sin, cos, centre + sin * centre - cos * centre);
    }

    void apply(byte[] in, byte[] out, ImageFormat frame) {
        int side = frame.side();
        int channels = frame.channels();
        int to = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double fromX = a * (x + 0.5) + b * (y + 0.5) + c;
                double fromY = d * (x + 0.5) + e * (y + 0.5) + f;
                boolean inside = fromX >= 0 && fromX < side && fromY >= 0 && fromY < side;
                int from = inside ? ((int) fromY * side + (int) fromX) * channels : 0;
                byte[] source = inside ? in : frame.fill();
                for (int k = 0; k < channels; k++) {
                    out[to++] = source[from + k];
                }
            }
        }
    }
}
