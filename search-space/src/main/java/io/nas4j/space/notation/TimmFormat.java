package io.nas4j.space.notation;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the text of {@link TimmNotation}. */
final class TimmFormat {

    private TimmFormat() {}

    static String format(Architecture a) {
        Place.in(TimmNotation.NAME, () -> Frame.of(a).requirePlain());
        TimmBuild timm = new TimmBuild(a.stem().filters());
        List<String> stages = new ArrayList<>();
        for (Stage stage : a.stages()) {
            String place = TimmNotation.NAME + ", stage " + (stages.size() + 1);
            stages.add(Place.in(place, () -> stage(stage, a.activation(), timm)));
        }
        return "[" + String.join(",\n ", stages) + "]";
    }

    private static String stage(Stage stage, Activation usual, TimmBuild timm) {
        List<String> strings = new ArrayList<>();
        for (Run run : Run.of(stage)) {
            strings.add("'" + string(run, usual) + "'");
        }
        timm.accept(stage.blocks());
        return "[" + String.join(", ", strings) + "]";
    }

    private static String string(Run run, Activation usual) {
        Block block = run.block();
        TimmType type = TimmType.of(block).orElseThrow(() -> PlainBlocks.noWord(block.operator()));
        StringBuilder text = new StringBuilder(48);
        text.append(type.text()).append("_r").append(run.layers()).append("_k").append(block.kernel());
        text.append("_s").append(block.stride());
        if (block.operator().expands()) {
            text.append("_e").append(Decimals.text(block.expansion()));
        }
        text.append("_c").append(block.filters());
        Optional<SqueezeExcitation> se = block.squeezeExcitation();
        if (se.isPresent()) {
            text.append("_se").append(Decimals.text(PlainBlocks.squeeze(se.get(), block)));
        }
        if (block.activation() != usual) {
            text.append('_').append(TimmType.word(block.activation()));
        }
        return text.append(skip(block.skip(), type)).toString();
    }

    private static String skip(SkipOp skip, TimmType type) {
        if (skip == SkipOp.POOL) {
            throw PlainBlocks.pooled();
        }
        boolean skips = skip == SkipOp.IDENTITY;
        return switch (type) {
            case CN -> skips ? "_skip" : "";
            case DS, IR, ER -> skips ? "" : "_noskip";
            case DSA -> {
                if (skips) {
                    throw new InvalidInputException(
                            "'dsa' never skips, and operator 'sep' would; 'noskip' says that it" + " does not");
                }
                yield "";
            }
        };
    }
}
