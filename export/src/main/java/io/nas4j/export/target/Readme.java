package io.nas4j.export.target;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.Decimals;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page beside an exported network: what it is, what it reads, its classes, and how to load it. In Markdown. */
public final class Readme {

    private static final int MOST_CLASSES = 100;

    private Readme() {}

    /** The whole page. */
    public static String text(TrainedNetwork network, Usage usage) {
        Input input = network.architecture().input();
        Cost cost = CostModel.cost(network.architecture());
        StringBuilder page = new StringBuilder(2000);
        page.append("# An image classifier\n\n").append(usage.what()).append("\n\n");
        page.append("| file | what it is |\n| --- | --- |\n");
        usage.files()
                .forEach(file -> page.append("| `")
                        .append(file.name())
                        .append("` | ")
                        .append(file.meaning())
                        .append(" |\n"));
        page.append("\nIt has ")
                .append(cost.params())
                .append(" parameters and takes ")
                .append(cost.macs())
                .append(" multiply-accumulates an image. nas4j, which wrote it, names its architecture\n\n```\n")
                .append(network.architecture())
                .append("\n```\n\n## Input\n\n")
                .append(input.channels() == 3 ? "RGB images" : "Images of " + channels(input.channels()))
                .append(" of ")
                .append(input.resolution())
                .append(" x ")
                .append(input.resolution())
                .append(" pixels. ")
                .append(usage.input())
                .append("\n\n")
                .append("Mean of the channels ")
                .append(decimals(network.normalisation().mean()))
                .append(", standard deviation ")
                .append(decimals(network.normalisation().deviation()))
                .append(", both of fractions from 0 to 1.\n\n## Output\n\nOne logit for each of ")
                .append(network.classNames().size())
                .append(" classes, before softmax, in this order: ")
                .append(classes(network.classNames()))
                .append(".\n\n## Use\n\nIt needs ")
                .append(usage.needs())
                .append(".\n\n```")
                .append(usage.language())
                .append('\n')
                .append(usage.example().stripTrailing())
                .append("\n```\n");
        return page.toString();
    }

    private static String channels(int channels) {
        return channels == 1 ? "one channel (grey)" : channels + " channels";
    }

    private static String decimals(List<Double> values) {
        return values.stream().map(Decimals::text).collect(Collectors.joining(", "));
    }

    private static String classes(List<String> names) {
        String first = IntStream.range(0, Math.min(names.size(), MOST_CLASSES))
                .mapToObj(i -> i + " `" + names.get(i).replace('`', '\'').replaceAll("\\s+", " ") + "`")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_CLASSES
                ? first
                : first + ", and " + (names.size() - MOST_CLASSES) + " more, which are named beside the weights";
    }
}
