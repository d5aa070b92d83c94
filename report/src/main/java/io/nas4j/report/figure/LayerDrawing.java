package io.nas4j.report.figure;

import io.nas4j.report.figure.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Draws a layer. */
final class LayerDrawing {

    private LayerDrawing() {}

    static void draw(Svg svg, Frame frame, Layer layer) {
        if (layer instanceof Layer.Band band) {
            List<double[]> outline = new ArrayList<>();
            band.high().forEach(spot -> outline.add(frame.at(spot)));
            for (int i = band.low().size() - 1; i >= 0; i--) {
                outline.add(frame.at(band.low().get(i)));
            }
            svg.path(Svg.through(outline) + "z", "band " + colour(layer), OptionalInt.empty());
        } else if (layer instanceof Layer.Curve curve) {
            List<double[]> positions = curve.spots().stream().map(frame::at).toList();
            svg.path(Svg.through(positions), line(layer) + " " + colour(layer), curve.trial());
        } else if (layer instanceof Layer.Marks marks) {
            svg.begin(marks.shape().look() + " " + colour(layer)
                    + (marks.marks().size() > Decisions.MANY ? " many" : ""));
            for (Mark mark : marks.marks()) {
                svg.path(
                        "M" + Svg.number(frame.across(mark.x())) + "," + Svg.number(frame.down(mark.y()))
                                + marks.shape().path(),
                        "",
                        mark.trial());
            }
            svg.end();
        } else if (layer instanceof Layer.Rule rule) {
            double at = frame.across(rule.at());
            svg.line(at, frame.top(), at, frame.bottom(), line(layer) + " " + colour(layer));
            if (!rule.label().isEmpty()) {
                svg.text(at, frame.top() - 4, Anchor.MIDDLE, "small", rule.label());
            }
        }
    }

    static String colour(Layer layer) {
        return "c" + layer.colour();
    }

    /** How a line is drawn. */
    static String line(Layer layer) {
        return layer instanceof Layer.Curve curve
                ? "curve " + curve.style().name().toLowerCase(Locale.ROOT)
                : "curve dashed";
    }
}
