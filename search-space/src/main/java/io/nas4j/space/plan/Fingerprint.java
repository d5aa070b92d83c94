package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SqueezeExcitation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The canonical form of a network: what it computes, step by step, without how it was written. Two architectures that build
 * the same network have one canonical form, however their stages are cut, whatever settings they carry that change nothing,
 * and wherever their identities stand.
 */
public final class Fingerprint implements LayoutVisitor {

    private final StringBuilder text = new StringBuilder(1024);

    private final Padding padding;

    private Fingerprint(Padding padding) {
        this.padding = padding;
    }

    /** 16 hexadecimal digits that are equal for equal networks, on every machine and in every release. */
    public static String of(Architecture architecture) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(architecture).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The canonical form itself, for equality without the risk of a hash. */
    public static String canonical(Architecture architecture) {
        Fingerprint fingerprint = new Fingerprint(architecture.padding());
        BatchNorm bn = architecture.batchNorm();
        fingerprint.line("bn").append(bits(bn.momentum())).append(' ').append(bits(bn.epsilon()));
        fingerprint.line("dropout").append(bits(architecture.dropout()));
        Layout.walk(architecture, fingerprint);
        return fingerprint.text.toString();
    }

    /**
     * The canonical form of one block with the given input, drop rates left aside; empty where the block does nothing. Two
     * networks with equal settings around their blocks are equal exactly where these forms, in a row, are.
     */
    public static String canonical(Block block, int in, int size) {
        Fingerprint fingerprint = new Fingerprint(Padding.SAME);
        Layout.walkBlock(block, in, size, fingerprint);
        return fingerprint.text.toString();
    }

    /** Exact, and the same on every Java; decimal texts of doubles changed in Java 19. */
    private static String bits(double value) {
        return Double.toHexString(value);
    }

    private StringBuilder line(String word) {
        return text.append('\n').append(word).append(' ');
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        line(part == Part.SHORTCUT ? "shortcut" : "unit").append(in).append('>').append(out);
        text.append(" k")
                .append(kernel)
                .append(" s")
                .append(stride)
                .append(" g")
                .append(groups);
        text.append(" at ").append(size);
        window(new Window(kernel, stride, size, padding));
        activation(activation);
    }

    /** The default padding has no word. */
    private void window(Window window) {
        if (window.symmetric()) {
            text.append(" symmetric");
        }
    }

    private void activation(Optional<Activation> activation) {
        if (activation.isPresent()) {
            text.append(' ').append(activation.get().text());
        }
    }

    @Override
    public void stemPool(int channels, int size) {
        line("maximum");
        window(Window.ofPool(2, size, padding));
    }

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {
        line("block");
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        line("squeeze")
                .append(squeezed)
                .append(' ')
                .append(settings.activation().text());
        text.append(' ').append(settings.gate().name());
    }

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        line("join").append(join.name()).append(' ').append(bits(dropRate));
        if (join == Join.POOL) {
            window(Window.ofPool(stride, size, padding));
        }
        activation(activation);
    }

    @Override
    public void globalMean(int channels, int size) {
        line("mean");
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        line("dense").append(in).append('>').append(out);
        activation(activation);
    }
}
