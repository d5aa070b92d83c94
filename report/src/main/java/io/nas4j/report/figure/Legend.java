package io.nas4j.report.figure;

import io.nas4j.report.figure.Svg.Anchor;
import java.util.List;
import java.util.OptionalInt;

/** The names of a plot's layers, in as many lines as they need. */
final class Legend {

    private static final int LINE = 18;
    private static final int SAMPLE = 22;
    private static final int BETWEEN = 12;

    private Legend() {}

    /** Draws it at the top, and says how high it is. */
    static double draw(Svg svg, List<Layer> layers) {
        double x = 2;
        double y = 0;
        List<Layer> named =
                layers.stream().filter(layer -> !layer.name().isEmpty()).toList();
        for (Layer layer : named) {
            String name = Bars.shortened(layer.name(), Plot.WIDTH - SAMPLE - 10.0);
            double wide = SAMPLE + 6 + Plot.width(name);
            if (x > 2 && x + wide > Plot.WIDTH) {
                x = 2;
                y += LINE;
            }
            sample(svg, layer, x, y + 9);
            svg.text(x + SAMPLE + 6, y + 13, Anchor.START, "", name);
            x += wide + BETWEEN;
        }
        return named.isEmpty() ? 0 : y + LINE;
    }

    private static void sample(Svg svg, Layer layer, double x, double y) {
        String colour = LayerDrawing.colour(layer);
        if (layer instanceof Layer.Band) {
            svg.rectangle(x, y - 6, SAMPLE, 12, "band " + colour);
        } else if (layer instanceof Layer.Marks marks) {
            String middle = "M" + Svg.number(x + SAMPLE / 2.0) + "," + Svg.number(y);
            svg.path(middle + marks.shape().path(), marks.shape().look() + " " + colour, OptionalInt.empty());
        } else {
            svg.line(x, y, x + SAMPLE, y, LayerDrawing.line(layer) + " " + colour);
        }
    }
}
