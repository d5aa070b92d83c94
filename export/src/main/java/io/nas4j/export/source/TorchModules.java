package io.nas4j.export.source;

import io.nas4j.export.target.NamedWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What a PyTorch library calls the modules of a network: convolutions, batch norms and dense layers. */
public final class TorchModules {

    private final Map<String, String> modules = new LinkedHashMap<>();

    /**
     * Names a module.
     *
     * @param own name in the plan, without {@code .weight} and the like
     */
    public void put(String own, String module) {
        modules.put(own, module);
    }

    /** The library's name of a tensor, made of the plan's. */
    public UnaryOperator<String> tensors() {
        return own -> {
            int dot = own.lastIndexOf('.');
            String module = Objects.requireNonNull(modules.get(own.substring(0, dot)), own);
            return NamedWeights.torch(module + own.substring(dot));
        };
    }
}
