package io.nas4j.report.figure;

import io.nas4j.report.figure.Svg.Anchor;
import io.nas4j.space.Decimals;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A network, stage by stage: a box for each block, as wide as the logarithm of its channels, coloured by its kernel and with the kernel's
 * side in it. A slanted box halves the map, and a bar below a box is its squeeze-and-excitation.
 *
 * @param marked names of parts that are shaded
 */
public record Stages(Architecture network, Set<String> marked) {

    private static final int PITCH = 46;
    private static final int BOX = 22;
    private static final int LEFT = 66;
    private static final int ROOM = 290;
    private static final int GAP = 3;

    public Stages {
        marked = Set.copyOf(marked);
    }

    /**
     * A part of the network in words.
     *
     * @param side pixels a side of the maps that it makes
     */
    public record Part(String name, String what, int blocks, int channels, int side) {}

    /** The parts, from the image to the classes. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int side = network.input().resolution();
        parts.add(new Part("image", "input", 0, network.input().channels(), side));
        side = halved(side, network.stem().stride());
        side = network.stem().pool() ? halved(side, 2) : side;
        parts.add(new Part(
                "stem",
                "convolution " + kernel(network.stem().kernel())
                        + stride(network.stem().stride()) + (network.stem().pool() ? ", pooled" : ""),
                1,
                network.stem().filters(),
                side));
        for (int s = 0; s < network.stages().size(); s++) {
            Stage stage = network.stages().get(s);
            side = halved(side, stage.stride());
            parts.add(new Part("stage " + (s + 1), words(stage), stage.layers(), stage.filters(), side));
        }
        int last = network.stages().get(network.stages().size() - 1).filters();
        if (network.head().filters() > 0) {
            parts.add(new Part("head", "convolution 1×1", 1, network.head().filters(), side));
        }
        parts.add(new Part("features", "mean of each map", 0, network.head().features(last), 1));
        parts.add(new Part("classes", "dense layer", 0, network.classes(), 1));
        return parts;
    }

    /** The SVG element. */
    public String drawing() {
        Svg svg = new Svg();
        List<Part> parts = parts();
        for (int p = 0; p < parts.size(); p++) {
            part(svg, parts.get(p), 4 + p * (double) PITCH);
        }
        return svg.element(Plot.WIDTH, 4 + parts.size() * (double) PITCH);
    }

    private void part(Svg svg, Part part, double y) {
        if (marked.contains(part.name())) {
            svg.rectangle(0, y - 3, Plot.WIDTH, PITCH - 2.0, "marked");
        }
        svg.text(2, y + 15, Anchor.START, "heading", part.name());
        double x = LEFT;
        if (part.name().startsWith("stage ")) {
            x = blocks(svg, network.stages().get(Integer.parseInt(part.name().substring(6)) - 1), y);
        } else {
            double wide = Math.min(ROOM, 9 * logarithm(part.channels()));
            svg.rectangle(x, y, wide, BOX, "plain");
            x += wide;
        }
        svg.text(x + 8, y + 15, Anchor.START, "", part.channels() + " " + (part.side() > 1 ? "channels" : "values"));
        svg.text(
                LEFT,
                y + BOX + 13.0,
                Anchor.START,
                "small",
                Bars.shortened(
                        part.what() + (part.side() > 1 ? ", " + part.side() + "×" + part.side() : ""),
                        Plot.WIDTH - LEFT));
    }

    private static double blocks(Svg svg, Stage stage, double y) {
        double wide = Math.min(9 * logarithm(stage.filters()), (double) ROOM / stage.layers() - GAP);
        double x = LEFT;
        for (Block block : stage.blocks()) {
            double slant = block.stride() == 2 ? Math.min(6, wide / 3) : 0;
            String outline = "M" + Svg.number(x) + "," + Svg.number(y)
                    + "L" + Svg.number(x + wide) + "," + Svg.number(y + slant)
                    + "L" + Svg.number(x + wide) + "," + Svg.number(y + BOX - slant)
                    + "L" + Svg.number(x) + "," + Svg.number(y + BOX) + "z";
            svg.path(outline, "block k" + block.kernel(), OptionalInt.empty());
            if (wide >= 11) {
                String inside = block.operator() == Operator.IDENTITY ? "id" : String.valueOf(block.kernel());
                svg.text(x + wide / 2, y + 15, Anchor.MIDDLE, "in", inside);
            }
            if (block.squeezeExcitation().isPresent()) {
                svg.rectangle(x, y + BOX + 1.0, wide, 2, "squeeze");
            }
            x += wide + GAP;
        }
        return x;
    }

    private static double logarithm(int channels) {
        return Math.max(1.5, Math.log(channels) / Math.log(2));
    }

    private static int halved(int side, int stride) {
        return (side + stride - 1) / stride;
    }

    /** Blocks that follow each other and are alike but for the stride are told together. */
    private static String words(Stage stage) {
        List<String> runs = new ArrayList<>();
        List<Block> blocks = stage.blocks();
        int from = 0;
        for (int b = 1; b <= blocks.size(); b++) {
            if (b == blocks.size() || !blocks.get(b).equals(blocks.get(from).withStride(1))) {
                runs.add((b - from) + " × " + words(blocks.get(from)));
                from = b;
            }
        }
        return String.join(", ", runs);
    }

    private static String words(Block block) {
        String expansion = block.expansion() == 1 ? "" : " " + Decimals.text(block.expansion()) + "×";
        return block.operator() == Operator.IDENTITY
                ? block.operator().title()
                : block.operator().title() + expansion + " " + kernel(block.kernel())
                        + block.squeezeExcitation()
                                .map(se -> " SE " + Decimals.text(se.ratio()))
                                .orElse("") + stride(block.stride());
    }

    private static String kernel(int side) {
        return side + "×" + side;
    }

    private static String stride(int stride) {
        return stride == 1 ? "" : " stride " + stride;
    }
}
