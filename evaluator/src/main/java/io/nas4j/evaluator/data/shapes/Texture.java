package io.nas4j.evaluator.data.shapes;

import java.util.SplittableRandom;

/** A random texture: a mix of smooth noise and stripes, with a value from 0 to 1 at every point. */
final class Texture implements ShapeCanvas.Blend {

    private static final int CELLS = 16;

    private final float[] lattice = new float[CELLS * CELLS];
    private final float cell;
    private final float waveX;
    private final float waveY;
    private final float phase;
    private final float stripes;

    /**
     * Draws a random texture.
     *
     * @param side side of the image in pixels
     *
     */
    Texture(int side, SplittableRandom random) {
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) random.nextDouble();
        }
        cell = side / (float) (3 + random.nextInt(8));
        double angle = 2 * Math.PI * random.nextDouble();
        double period = side * (0.06 + 0.2 * random.nextDouble());
        waveX = (float) (StrictMath.cos(angle) / period);
        waveY = (float) (StrictMath.sin(angle) / period);
        phase = 1000 + (float) random.nextDouble();
        stripes = random.nextInt(2) == 0 ? 0 : (float) (0.6 * random.nextDouble());
    }

    @Override
    public float at(float x, float y) {
        float noise = noise(x / cell, y / cell);
        if (stripes == 0) {
            return noise;
        }
        float turn = x * waveX + y * waveY + phase;
        float wave = Math.abs(2 * (turn - (int) turn) - 1);
        return noise + stripes * (wave - noise);
    }

    private float noise(float x, float y) {
        int left = (int) x;
        int top = (int) y;
        float right = smooth(x - left);
        float bottom = smooth(y - top);
        float upper = lattice(left, top) + right * (lattice(left + 1, top) - lattice(left, top));
        float lower = lattice(left, top + 1) + right * (lattice(left + 1, top + 1) - lattice(left, top + 1));
        return upper + bottom * (lower - upper);
    }

    private float lattice(int x, int y) {
        return lattice[(y % CELLS) * CELLS + x % CELLS];
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}
