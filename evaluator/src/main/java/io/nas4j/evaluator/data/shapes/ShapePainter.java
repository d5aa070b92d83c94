package io.nas4j.evaluator.data.shapes;

import java.util.SplittableRandom;

/**
 * Draws one image of the data set {@code shapes}: a textured background, small things, the shape, thin lines over all, and
 * noise. The shape has a random position, size, angle and stretch, and two random colours that differ from the background.
 * Colours and textures do not depend on the class. Floating-point arithmetic of Java 17 is the same on every machine;
 * functions that are not elementary come from {@link StrictMath}.
 */
final class ShapePainter {

    private static final float GROUND_TO = 150;
    private static final float SHAPE_FROM = 130;
    private static final float CONTRAST = 110;
    private static final float MIN_RADIUS = 0.2f;
    private static final float RADIUS_RANGE = 0.16f;
    private static final double TURN = 0.5;
    private static final int THINGS = 10;
    private static final int LINES = 6;
    private static final float NOISE = 20;
    private static final float SMALLEST_CRUMB = 0.03f;
    private static final float CRUMB_RANGE = 0.12f;

    private final int side;
    private final SplittableRandom random;
    private final ShapeCanvas canvas;

    private ShapePainter(int side, SplittableRandom random) {
        this.side = side;
        this.random = random;
        this.canvas = new ShapeCanvas(side);
    }

    /** Unsigned bytes {@code [side, side, 3]}. */
    static byte[] paint(ShapeForm form, int side, SplittableRandom random) {
        return new ShapePainter(side, random).paint(form);
    }

    private byte[] paint(ShapeForm form) {
        float[] groundFrom = colour(0, GROUND_TO);
        float[] groundTo = colour(0, GROUND_TO);
        canvas.fill(groundFrom, groundTo, new Texture(side, random));
        int things = 1 + random.nextInt(THINGS);
        for (int i = 0; i < things; i++) {
            if (random.nextInt(2) == 0) {
                line(0.012f + 0.02f * number());
            } else {
                crumb();
            }
        }
        float[] mean = new float[3];
        for (int c = 0; c < 3; c++) {
            mean[c] = (groundFrom[c] + groundTo[c]) / 2;
        }
        shape(form, away(mean), away(mean));
        int lines = random.nextInt(LINES);
        for (int i = 0; i < lines; i++) {
            line(0.01f + 0.012f * number());
        }
        return canvas.withNoise(4 + NOISE * number(), random);
    }

    private void shape(ShapeForm form, float[] from, float[] to) {
        float radius = side * (MIN_RADIUS + RADIUS_RANGE * number());
        float room = 0.95f * radius;
        float centreX = room + number() * (side - 2 * room);
        float centreY = room + number() * (side - 2 * room);
        float stretch = 0.85f + 0.3f * number();
        double angle = TURN * (2 * random.nextDouble() - 1);
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        ShapeCanvas.Depth depth = (x, y) -> {
            float dx = (x - centreX) / radius;
            float dy = (y - centreY) / radius;
            return radius * form.depth((cos * dx + sin * dy) * stretch, (cos * dy - sin * dx) / stretch);
        };
        float reach = 1.25f * ShapeForm.REACH * radius + 1;
        canvas.draw(centreX, centreY, reach, depth, from, to, new Texture(side, random));
    }

    /** A piece of a straight line. */
    private void line(float thickness) {
        float centreX = side * number();
        float centreY = side * number();
        float half = side * (0.1f + 0.25f * number());
        float width = side * thickness;
        double angle = Math.PI * random.nextDouble();
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        ShapeCanvas.Depth depth = (x, y) -> {
            float along = Math.abs(cos * (x - centreX) + sin * (y - centreY));
            float across = Math.abs(cos * (y - centreY) - sin * (x - centreX));
            return Math.min(half - along, width - across);
        };
        float[] colour = colour(0, 255);
        canvas.draw(centreX, centreY, half + 1, depth, colour, colour, (x, y) -> 0);
    }

    /** One of the shapes, smaller than the labelled shape that is drawn over it. */
    private void crumb() {
        ShapeForm form = ShapeForm.values()[random.nextInt(ShapeForm.values().length)];
        float centreX = side * number();
        float centreY = side * number();
        float radius = side * (SMALLEST_CRUMB + CRUMB_RANGE * number());
        float[] colour = colour(0, 255);
        canvas.draw(
                centreX,
                centreY,
                ShapeForm.REACH * radius + 1,
                (x, y) -> radius * form.depth((x - centreX) / radius, (y - centreY) / radius),
                colour,
                colour,
                (x, y) -> 0);
    }

    /** A colour for a shape: the first of a few random ones that differs from the background, or the last. */
    private float[] away(float[] ground) {
        float[] colour = colour(SHAPE_FROM, 255);
        for (int i = 0; i < 20 && distance(colour, ground) < CONTRAST; i++) {
            colour = colour(SHAPE_FROM, 255);
        }
        return colour;
    }

    private static float distance(float[] a, float[] b) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return (float) Math.sqrt(sum);
    }

    private float[] colour(float from, float to) {
        float range = to - from;
        return new float[] {from + range * number(), from + range * number(), from + range * number()};
    }

    private float number() {
        return (float) random.nextDouble();
    }
}
