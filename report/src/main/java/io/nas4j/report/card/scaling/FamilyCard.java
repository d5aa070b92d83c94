package io.nas4j.report.card.scaling;

import io.nas4j.core.store.FamilyMember;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.axis.LogAxis;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Mark;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Shape;
import io.nas4j.report.figure.Spot;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The scaled family, and how EfficientNet's grows beside it. */
public final class FamilyCard implements Card {

    private static final int MOST_BESIDE = 7;

    @Override
    public String name() {
        return "family";
    }

    @Override
    public String title() {
        return "The scaled family";
    }

    @Override
    public Content content(StudyRecords study) {
        List<FamilyMember> family = study.family();
        if (family.isEmpty()) {
            return Content.empty("No family is stored: 'nas4j scale' of the study scales its baseline.");
        }
        return Content.of(new Part.Drawn(figure(family)), new Part.Tabled("Members", members(family)));
    }

    private static Figure figure(List<FamilyMember> family) {
        double first = family.get(0).macs();
        List<Spot> ours = new ArrayList<>();
        family.forEach(member -> ours.add(new Spot(member.phi(), member.macs() / first)));
        double most = Math.max(1, family.get(family.size() - 1).phi());
        List<Spot> nominal = new ArrayList<>();
        List<Spot> released = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        long b0 = Metric.MACS.of(PublishedNetworks.get("efficientnet-b0"));
        for (int b = 0; b <= Math.min(MOST_BESIDE, (int) Math.ceil(most)); b++) {
            long macs = Metric.MACS.of(PublishedNetworks.get("efficientnet-b" + b));
            released.add(new Spot(b, 1.0 * macs / b0));
            nominal.add(new Spot(b, Math.pow(ScalingCoefficients.EFFICIENTNET.product(), b)));
            rows.add(Table.Row.of(
                    "EfficientNet-B" + b, String.valueOf(b), Amounts.count(macs), Amounts.brief(1.0 * macs / b0)));
        }
        family.forEach(member -> rows.add(Table.Row.of(
                "this family",
                Amounts.brief(member.phi()),
                Amounts.count(member.macs()),
                Amounts.brief(member.macs() / first))));
        double[] all = DoubleStream.concat(
                        ours.stream().mapToDouble(Spot::y),
                        DoubleStream.concat(
                                released.stream().mapToDouble(Spot::y),
                                nominal.stream().mapToDouble(Spot::y)))
                .toArray();
        Plot plot = new Plot(
                "φ (of EfficientNet the number behind the B)",
                "MACs, as a multiple of the smallest",
                LinearAxis.tight(Math.min(0, family.get(0).phi()), Math.max(most, 1)),
                LogAxis.over(all),
                List.of(
                        Layer.Curve.of("1.92 ^ φ", 6, Layer.Style.FAINT, nominal),
                        Layer.Curve.of("EfficientNet", 1, Layer.Style.DASHED, released),
                        new Layer.Marks("", 1, Shape.TRIANGLE, marks(released)),
                        Layer.Curve.of("this family", 0, ours),
                        new Layer.Marks("", 0, Shape.DISC, marks(ours))));
        FamilyMember last = family.get(family.size() - 1);
        String text = "The largest member, at φ = " + Amounts.brief(last.phi()) + ", has "
                + Amounts.brief(last.macs() / first)
                + " times the MACs of the smallest. Beside it EfficientNet's released"
                + " networks, and the growth 1.92 ^ φ that its paper's coefficients mean.";
        return new Figure(
                "Growth of the family",
                text,
                plot.drawing(),
                new Table(
                        List.of(
                                Table.Column.words("network"),
                                Table.Column.numbers("φ"),
                                Table.Column.numbers("MACs"),
                                Table.Column.numbers("multiple of the smallest")),
                        rows));
    }

    private static List<Mark> marks(List<Spot> spots) {
        return spots.stream().map(spot -> Mark.of(spot.x(), spot.y())).toList();
    }

    private static Table members(List<FamilyMember> family) {
        return new Table(
                List.of(
                        Table.Column.numbers("φ"),
                        Table.Column.numbers("depth"),
                        Table.Column.numbers("width"),
                        Table.Column.numbers("resolution"),
                        Table.Column.numbers("pixels"),
                        Table.Column.numbers("blocks"),
                        Table.Column.numbers("parameters"),
                        Table.Column.numbers("MACs")),
                family.stream().map(FamilyCard::row).toList());
    }

    private static Table.Row row(FamilyMember member) {
        Multipliers scale = member.coefficients().at(member.phi());
        return Table.Row.of(
                Amounts.brief(member.phi()),
                "× " + Amounts.brief(scale.depth()),
                "× " + Amounts.brief(scale.width()),
                "× " + Amounts.brief(scale.resolution()),
                String.valueOf(member.architecture().input().resolution()),
                String.valueOf(member.architecture().blocks()),
                Amounts.count(member.params()),
                Amounts.count(member.macs()));
    }
}
