package io.nas4j.export.source;

import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.pytorch.StateDictReader;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * State dicts of a PyTorch library, as {@code torch.save} or safetensors write them.
 *
 * @param library its name
 * @param layouts of the kinds of networks that it has
 * @param conventions that its networks follow, which state dicts do not say
 */
public record StateDictSource(
        String library, List<StateDictLayout> layouts, Function<WantedNetwork, Conventions> conventions)
        implements WeightsSource {

    private static final String BATCHES = ".num_batches_tracked";
    private static final int MOST_SHOWN = 3;

    public StateDictSource {
        layouts = List.copyOf(layouts);
    }

    @Override
    public String name() {
        return library;
    }

    @Override
    public String reads() {
        return "state dicts of " + library + ", .safetensors or .pth";
    }

    @Override
    public ForeignNetwork read(Path file, WantedNetwork wanted) {
        try {
            return fitted(
                    StateDictReader.isPickled(file) ? StateDictReader.read(file) : Safetensors.read(file), wanted);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    private ForeignNetwork fitted(Weights read, WantedNetwork wanted) {
        Map<String, Tensor> tensors = new HashMap<>(read.tensors());
        tensors.keySet().removeIf(name -> name.endsWith(BATCHES));
        StateDictLayout layout = layouts.stream()
                .filter(each -> each.of(tensors.keySet()))
                .findFirst()
                .orElseThrow(() -> unknown(read));
        UnaryOperator<String> names = layout.names().apply(wanted.plan());
        String classifier = names.apply(wanted.plan().classifier().name() + ".weight");
        Tensor last = tensors.get(classifier);
        WantedNetwork sized =
                last == null ? wanted : wanted.withClasses(last.shape().get(0));
        TensorFit fit = new TensorFit(sized);
        for (String own :
                fit.plan().parameters().stream().map(spec -> spec.name()).toList()) {
            String foreign = names.apply(own);
            fit.take(own, foreign, Optional.ofNullable(tensors.remove(foreign)));
        }
        tensors.keySet().stream().sorted().forEach(name -> fit.problem(name + " is not part of it"));
        return new ForeignNetwork(sized.architecture(), fit.weights(), conventions.apply(sized), List.of());
    }

    private InvalidInputException unknown(Weights read) {
        List<String> first = read.tensors().keySet().stream().limit(MOST_SHOWN).toList();
        return new InvalidInputException("must be a state dict of " + library + " and have one of the tensors "
                + String.join(", ", layouts.stream().map(StateDictLayout::sign).toList()) + ", but has "
                + (first.isEmpty() ? "none" : String.join(", ", first))
                + (read.tensors().size() > MOST_SHOWN
                        ? " and " + (read.tensors().size() - MOST_SHOWN) + " more"
                        : ""));
    }
}
