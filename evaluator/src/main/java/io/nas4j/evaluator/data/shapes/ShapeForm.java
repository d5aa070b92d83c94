package io.nas4j.evaluator.data.shapes;

import java.util.Arrays;

/**
 * The ten shapes, as functions of a point: positive inside, negative outside, changing by about 1 per unit of distance. A shape
 * has its centre at 0 and fits into a circle of radius {@value #REACH}.
 */
enum ShapeForm {
    DISC {
        @Override
        float depth(float x, float y) {
            return 0.95f - length(x, y);
        }
    },
    RING {
        @Override
        float depth(float x, float y) {
            float distance = length(x, y);
            return Math.min(1 - distance, distance - 0.6f);
        }
    },
    CRESCENT {
        @Override
        float depth(float x, float y) {
            return Math.min(1 - length(x, y), length(x - 0.45f, y) - 0.8f);
        }
    },
    SQUARE {
        @Override
        float depth(float x, float y) {
            return 0.85f - Math.max(Math.abs(x), Math.abs(y));
        }
    },
    FRAME {
        @Override
        float depth(float x, float y) {
            float distance = Math.max(Math.abs(x), Math.abs(y));
            return Math.min(0.88f - distance, distance - 0.52f);
        }
    },
    TRIANGLE {
        @Override
        float depth(float x, float y) {
            float slanted = 0.8660254f * Math.abs(x) - 0.5f * y;
            return 0.6f - Math.max(y, slanted);
        }
    },
    PENTAGON {
        @Override
        float depth(float x, float y) {
            float[] edges = fiveEdges(x, y);
            return 0.87f - edges[4];
        }
    },
    STAR {
        @Override
        float depth(float x, float y) {
            float[] edges = fiveEdges(x, y);
            return 0.42f - edges[3];
        }
    },
    CROSS {
        @Override
        float depth(float x, float y) {
            float along = Math.max(Math.abs(x), Math.abs(y));
            float across = Math.min(Math.abs(x), Math.abs(y));
            return Math.min(1 - along, 0.32f - across);
        }
    },
    BARS {
        @Override
        float depth(float x, float y) {
            float middle = Math.abs(x);
            float bar = middle < 0.34f ? 0.15f - middle : 0.17f - Math.abs(middle - 0.68f);
            return Math.min(bar, 0.85f - Math.abs(y));
        }
    };

    /** The largest distance of a point of a shape from its centre. */
    static final float REACH = 1.25f;

    /** Depth inside of a point, in units of the shape's radius. */
    abstract float depth(float x, float y);

    private static float length(float x, float y) {
        return (float) Math.sqrt(x * x + y * y);
    }

    /** Distances of a point along the normals of a regular pentagon, ascending. */
    private static float[] fiveEdges(float x, float y) {
        float side = Math.abs(x);
        float[] edges = {
            y,
            0.95105654f * side + 0.30901700f * y,
            -0.95105654f * side + 0.30901700f * y,
            0.58778524f * side - 0.80901700f * y,
            -0.58778524f * side - 0.80901700f * y
        };
        Arrays.sort(edges);
        return edges;
    }
}
