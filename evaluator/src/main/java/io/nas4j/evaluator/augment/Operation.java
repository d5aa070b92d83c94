package io.nas4j.evaluator.augment;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The operations of RandAugment, and {@link #INVERT}, which AutoAugment alone has. How far each goes at a strength from 0 to 1 is torchvision's
 * ({@code torchvision.transforms.RandAugment}, release 0.20): shears to 0.3, moves to 150/331 of the side, turns to 30
 * degrees, colour, contrast, brightness and sharpness by factors 0.1 to 1.9, posterising down to 4 bits, solarising from
 * a threshold that falls to 0.
 */
enum Operation {
    IDENTITY {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            System.arraycopy(in, 0, out, 0, frame.length());
        }
    },
    SHEAR_X {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Affine.shearX(sign * strength * MAX_SHEAR).apply(in, out, frame);
        }
    },
    SHEAR_Y {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Affine.shearY(sign * strength * MAX_SHEAR).apply(in, out, frame);
        }
    },
    TRANSLATE_X {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Affine.moved(sign * pixels(strength, frame), 0).apply(in, out, frame);
        }
    },
    TRANSLATE_Y {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Affine.moved(0, sign * pixels(strength, frame)).apply(in, out, frame);
        }
    },
    ROTATE {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Affine.turned(sign * strength * MAX_DEGREES, frame.side()).apply(in, out, frame);
        }
    },
    BRIGHTNESS {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Enhancement.brightness(in, out, frame, factor(strength, sign));
        }
    },
    COLOR {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Enhancement.colour(in, out, frame, factor(strength, sign));
        }
    },
    CONTRAST {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Enhancement.contrast(in, out, frame, factor(strength, sign));
        }
    },
    SHARPNESS {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Enhancement.sharpness(in, out, frame, factor(strength, sign));
        }
    },
    POSTERIZE {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Lookup.posterize(in, out, frame, Byte.SIZE - (int) Math.rint(MOST_BITS_LOST * strength));
        }
    },
    SOLARIZE {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Lookup.solarize(in, out, frame, WHITE * (1 - strength));
        }
    },
    AUTO_CONTRAST {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Lookup.autoContrast(in, out, frame);
        }
    },
    EQUALIZE {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Lookup.equalize(in, out, frame);
        }
    },
    INVERT {
        @Override
        void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign) {
            Lookup.each(in, out, frame, value -> (int) WHITE - value);
        }
    };

    private static final double MAX_SHEAR = 0.3;
    private static final double MAX_MOVE = 150.0 / 331;
    private static final double MAX_DEGREES = 30;
    private static final double MAX_CHANGE = 0.9;
    private static final double MOST_BITS_LOST = 4;
    private static final double WHITE = 255;

    private static final List<Operation> OF_RAND_AUGMENT =
            Arrays.stream(values()).filter(operation -> operation != INVERT).toList();

    /**
     * Changes an image.
     *
     * @param in is only read
     * @param out all of it is written
     * @param strength 0 to 1
     * @param sign -1 or 1: which way, where an operation has two
     */
    abstract void apply(byte[] in, byte[] out, ImageFormat frame, double strength, double sign);

    /** One of RandAugment's, each as likely. */
    static Operation any(RandomGenerator random) {
        return OF_RAND_AUGMENT.get(random.nextInt(OF_RAND_AUGMENT.size()));
    }

    private static double pixels(double strength, ImageFormat frame) {
        return Math.floor(strength * MAX_MOVE * frame.side());
    }

    private static float factor(double strength, double sign) {
        return (float) (1 + sign * strength * MAX_CHANGE);
    }
}
