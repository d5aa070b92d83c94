package io.nas4j.space.published;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Networks that papers published, by name. */
public final class PublishedNetworks {

    private static final Map<String, PublishedNetwork> NETWORKS = networks();
    private static final Pattern SIZED = Pattern.compile("(.*)@([0-9]{1,6})px");

    private PublishedNetworks() {}

    private static Map<String, PublishedNetwork> networks() {
        Map<String, PublishedNetwork> networks = new LinkedHashMap<>();
        Stream.of(
                        EfficientNets.all(),
                        EfficientNetsV2.all(),
                        MnasNets.all(),
                        MobileNets.all(),
                        ResNets.all(),
                        TinyNets.all())
                .flatMap(List::stream)
                .forEach(network -> networks.put(network.name(), network));
        return Map.copyOf(networks);
    }

    /** All names, sorted. */
    public static List<String> names() {
        return NETWORKS.keySet().stream().sorted().toList();
    }

    /** The names of those that take a width multiplier behind an {@code @}, sorted. */
    public static List<String> widthNames() {
        return names().stream()
                .filter(name -> lookUp(name).atWidth().isPresent())
                .toList();
    }

    /** The released coefficients of EfficientNet-B0 to B8 and L2, in this order. */
    public static List<ReleasedScale> releasedScales() {
        return EfficientNets.RELEASED;
    }

    /** The families whose multipliers were released and scale other networks too. */
    public static List<ReleasedFamily> releasedFamilies() {
        return List.of(
                new ReleasedFamily("tinynet", TinyNets.RELEASED, TinyNets.RULES),
                new ReleasedFamily(
                        "efficientnetv2",
                        EfficientNetsV2.RELEASED.subList(1, EfficientNetsV2.RELEASED.size()),
                        ScalingRules.uniform(Rounding.EFFICIENTNETV2)));
    }

    /** Whether a text is meant as a published name, with or without a width and a size. */
    public static boolean names(String text) {
        int at = text.indexOf('@');
        return NETWORKS.containsKey(at < 0 ? text : text.substring(0, at));
    }

    /**
     * The network of that name, at its published resolution and 1,000 classes; {@code mobilenet-v2@1.4} is 1.4 times as wide,
     * and {@code mobilenet-v2@32px} is {@linkplain SmallImages cut} to images of 32 pixels. A width stands before a size.
     *
     * @throws InvalidInputException where there is none, naming those that there are, or where its paper does not scale its
     *     width
     */
    public static Architecture get(String name) {
        Matcher sized = SIZED.matcher(name);
        if (sized.matches()) {
            int pixels = Require.between(
                    "the pixels of '" + name + "'",
                    Integer.parseInt(sized.group(2)),
                    SmallImages.LEAST,
                    Input.MAX_RESOLUTION);
            return SmallImages.cut(ofWidth(sized.group(1)), pixels);
        }
        return ofWidth(name);
    }

    private static Architecture ofWidth(String name) {
        int at = name.indexOf('@');
        PublishedNetwork network = lookUp(at < 0 ? name : name.substring(0, at));
        if (at < 0) {
            return network.network().get();
        }
        if (network.atWidth().isEmpty()) {
            throw new InvalidInputException("'" + name + "': " + network.name()
                    + " has no width multiplier of its own; those that have are " + String.join(", ", widthNames())
                    + ". 'nas4j scale' scales every network");
        }
        return network.atWidth().get().apply(width(name, name.substring(at + 1)));
    }

    private static PublishedNetwork lookUp(String name) {
        return Optional.ofNullable(NETWORKS.get(name))
                .orElseThrow(() -> new InvalidInputException("unknown network '" + name + "'; published networks are "
                        + String.join(", ", names()) + NearName.hint(name, names())));
    }

    private static double width(String name, String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
            throw new InvalidInputException("'" + name + "': a width multiplier is a number from 0.05 to 20, but was '"
                    + text + "'; a size is written as @32px, behind a width");
        }
        return Require.between("the width multiplier of '" + name + "'", Double.parseDouble(text), 0.05, 20);
    }
}
