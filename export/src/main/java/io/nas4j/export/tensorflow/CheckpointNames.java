package io.nas4j.export.tensorflow;

import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The names of a plan's tensors in a checkpoint of the released code (tensorflow/tpu
 * models/official/efficientnet/efficientnet_model.py): Keras counts the layers of each class within a block. Parts that the
 * released code does not have, such as a bottleneck's, are counted on in the same way.
 */
final class CheckpointNames implements WeightsOnly<String> {

    private static final String NOTHING = "";
    private static final String NORM = "tpu_batch_normalization";

    private final Map<String, String> modules = new LinkedHashMap<>();
    private final String model;
    private String scope = NOTHING;
    private int block;
    private int convolutions;
    private int depthwise;
    private int norms;

    private CheckpointNames(String model) {
        this.model = model;
    }

    /** Makes the checkpoint's name of a tensor of this plan. */
    static UnaryOperator<String> of(NetworkPlan plan, String model) {
        CheckpointNames names = new CheckpointNames(model);
        DataFlow.through(plan, names, NOTHING);
        return names::tensor;
    }

    private String tensor(String own) {
        int dot = own.lastIndexOf('.');
        String module = Objects.requireNonNull(modules.get(own.substring(0, dot)), own);
        String last = own.substring(dot + 1);
        return module + "/"
                + switch (last) {
                    case "weight" -> module.contains("/depthwise_conv2d") ? "depthwise_kernel" : "kernel";
                    case "mean" -> "moving_mean";
                    case "variance" -> "moving_variance";
                    default -> last;
                };
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        if (unit.part() == Part.STEM || unit.part() == Part.HEAD) {
            begin(model + "/" + unit.part().text());
        }
        String conv =
                unit.conv().depthwise() ? counted("depthwise_conv2d", depthwise++) : counted("conv2d", convolutions++);
        modules.put(unit.conv().name(), scope + "/" + conv);
        modules.put(unit.batchNorm(), scope + "/" + counted(NORM, norms++));
        return x;
    }

    private void begin(String name) {
        scope = name;
        convolutions = 0;
        depthwise = 0;
        norms = 0;
    }

    private static String counted(String name, int before) {
        return before == 0 ? name : name + "_" + before;
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        modules.put(squeeze.reduce().name(), scope + "/se/conv2d");
        modules.put(squeeze.expand().name(), scope + "/se/conv2d_1");
        return x;
    }

    @Override
    public String block(BlockPlan plan, String input, UnaryOperator<String> flow) {
        begin(model + "/blocks_" + block++);
        return flow.apply(input);
    }

    @Override
    public String features(Dense dense, String x) {
        modules.put(dense.name(), model + "/head/features");
        return x;
    }

    @Override
    public String classifier(Dense dense, String x) {
        modules.put(dense.name(), model + "/head/dense");
        return x;
    }
}
