package io.nas4j.cli.command.network;

import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.detection.Detector;
import io.nas4j.space.detection.DetectorCost;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a detector costs, as text. */
final class DetectorListing {

    private DetectorListing() {}

    static void print(Detector detector, PrintWriter out, Format format) {
        Cost total = DetectorCost.total(detector);
        List<Row> parts = DetectorCost.parts(detector).stream()
                .map(part -> new Row()
                        .with("part", part.name())
                        .with("params", part.cost().params())
                        .with("macs", part.cost().macs())
                        .with("share", (double) part.cost().macs() / total.macs()))
                .toList();
        int resolution = detector.backbone().input().resolution();
        if (format == Format.TABLE) {
            out.print(Listing.table(parts, List.of("part", "params", "macs", "share")));
            out.printf(
                    Locale.ROOT,
                    "%ntotal  %,d params, %,d MACs for one image of %d pixels a side%n",
                    total.params(),
                    total.macs(),
                    resolution);
            out.println("Costs alone: detection is not trained here.");
            out.flush();
            return;
        }
        new Listing(out, format)
                .print(new Row()
                        .with("detector", detector.name())
                        .with("resolution", resolution)
                        .with("params", total.params())
                        .with("macs", total.macs())
                        .with("parts", parts));
    }
}
