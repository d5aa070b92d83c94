package io.nas4j.export.pytorch;

import io.nas4j.export.target.PythonText;
import io.nas4j.space.Decimals;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes the Python class of a network, module by module. Modules have the names of the plan's parts, so that the names in
 * a state dict are those of the plan's tensors. What flows is nothing: only the order of the calls counts.
 */
final class PytorchNetwork implements NetworkBuilder<String> {

    private static final String NOTHING = "";
    private static final String INDENT = "        ";

    private final List<String> modules = new ArrayList<>();
    private final List<String> forward = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private boolean inBlock;
    private int stage = -1;

    private PytorchNetwork() {}

    /** The class {@code Network}. */
    static String source(NetworkPlan plan) {
        PytorchNetwork network = new PytorchNetwork();
        DataFlow.through(plan, network, NOTHING);
        return network.text();
    }

    private String text() {
        return String.join(
                        "\n",
                        "class Network(nn.Module):",
                        "    \"\"\"From raw pixels, [N, channels, rows, columns] from 0 to 255, to logits.\"\"\"",
                        "",
                        "    def __init__(self):",
                        INDENT + "super().__init__()",
                        INDENT + "mean, deviation = torch.tensor(MEAN), torch.tensor(DEVIATION)",
                        INDENT + "self.register_buffer(\"mean\", (255 * mean).view(1, -1, 1, 1), persistent=False)",
                        INDENT + "self.register_buffer(\"deviation\", (255 * deviation).view(1, -1, 1, 1),"
                                + " persistent=False)",
                        String.join("\n", modules),
                        "",
                        "    def forward(self, pixels):",
                        INDENT + "x = (pixels - self.mean) / self.deviation",
                        String.join("\n", forward))
                + "\n";
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        Conv conv = unit.conv();
        StringBuilder made = new StringBuilder("Unit(" + conv.in() + ", " + conv.out());
        if (conv.kernel() != 1 || conv.stride() != 1) {
            made.append(", ").append(conv.kernel()).append(", ").append(conv.stride());
        }
        if (conv.groups() != 1) {
            made.append(", groups=").append(conv.groups());
        }
        unit.activation().ifPresent(act -> made.append(", act=").append(quoted(act)));
        made.append(')');
        if (inBlock) {
            arguments.add(unit.part().text() + "=" + made);
        } else {
            module(unit.part().text(), made.toString());
            flow("x = self." + unit.part().text() + "(x)");
        }
        return x;
    }

    @Override
    public String maximum(Window window, String x) {
        flow("x = maximum(x)");
        return x;
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        String gate = squeeze.gate() == Gate.SIGMOID ? "sigmoid" : "hsigmoid";
        arguments.add("se=SqueezeExcite(" + squeeze.reduce().in() + ", "
                + squeeze.reduce().out() + ", " + quoted(squeeze.activation()) + ", \"" + gate + "\")");
        return x;
    }

    @Override
    public String dropBranch(BlockPlan block, String branch) {
        arguments.add("drop=" + Decimals.text(block.dropRate()));
        return branch;
    }

    @Override
    public String mean(BlockPlan block, Window window, String input) {
        arguments.add("stride=" + window.stride());
        return "mean";
    }

    @Override
    public String sum(BlockPlan block, String branch, String shortcut) {
        boolean projected = arguments.stream().anyMatch(each -> each.startsWith(Part.SHORTCUT.text() + "="));
        String join = shortcut.equals("mean") ? "mean" : projected ? "projection" : "input";
        arguments.add("join=\"" + join + "\"");
        return NOTHING;
    }

    @Override
    public String activation(BlockPlan block, Activation activation, String x) {
        arguments.add("act=" + quoted(activation));
        return x;
    }

    @Override
    public String block(BlockPlan block, String input, UnaryOperator<String> flow) {
        if (stage < 0) {
            module("stages", "nn.ModuleDict()");
            flow("for stage in self.stages.values():");
            flow("    for block in stage.values():");
            flow("        x = block(x)");
        }
        if (block.stage() != stage) {
            stage = block.stage();
            modules.add(INDENT + "self.stages[\"" + stage + "\"] = nn.ModuleDict()");
        }
        inBlock = true;
        String output = flow.apply(NOTHING);
        inBlock = false;
        String separator = ",\n" + INDENT + "    ";
        modules.add(INDENT + "self.stages[\"" + stage + "\"][\"" + block.index() + "\"] = Block(\n" + INDENT + "    "
                + String.join(separator, arguments) + ",\n" + INDENT + ")");
        arguments.clear();
        return output;
    }

    @Override
    public String globalMean(String x) {
        flow("x = x.mean((2, 3))");
        return x;
    }

    @Override
    public String features(Dense dense, String x) {
        module(dense.name(), "nn.Linear(" + dense.in() + ", " + dense.out() + ")");
        Optional<Activation> activation = dense.activation();
        flow("x = " + (activation.isPresent() ? "ACTIVATIONS[" + quoted(activation.get()) + "](" : "(") + "self."
                + dense.name() + "(x))");
        return x;
    }

    @Override
    public String dropout(double rate, String x) {
        flow("x = F.dropout(x, " + Decimals.text(rate) + ", self.training)");
        return x;
    }

    @Override
    public String classifier(Dense dense, String x) {
        module(dense.name(), "nn.Linear(" + dense.in() + ", " + dense.out() + ")");
        flow("return self." + dense.name() + "(x)");
        return x;
    }

    private void module(String name, String made) {
        modules.add(INDENT + "self." + name + " = " + made);
    }

    private void flow(String line) {
        forward.add(INDENT + line);
    }

    private static String quoted(Activation activation) {
        return PythonText.quoted(activation.text());
    }
}
