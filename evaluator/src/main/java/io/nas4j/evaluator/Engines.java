package io.nas4j.evaluator;

import io.nas4j.core.study.Execution;
import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.EngineProvider;
import io.nas4j.evaluator.process.NativeCache;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The engines by name; each is loaded when first asked for, and once. */
public final class Engines implements EngineProvider {

    private static final String AUTO = "auto";
    private static final List<String> NAMES = List.of(TorchEngine.NAME, Dl4jEngine.NAME, AUTO);

    private final Map<String, Engine> loaded = new HashMap<>();
    private final String device;

    /** On the processor. */
    public Engines() {
        this(Execution.CPU);
    }

    /** @param device that LibTorch computes on, resolved: {@code cpu} or {@code cuda:N} */
    public Engines(String device) {
        this.device = device;
    }

    /**
     * The engine that a user's choice means on this machine; loads nothing.
     *
     * @param choice {@code torch}, {@code dl4j}, or {@code auto}: torch where its natives are on the class path
     * @throws InvalidInputException where the choice is none of these, or its natives are missing here
     */
    public static String resolve(String choice) {
        Require.oneOf("--engine", choice, NAMES);
        if (choice.equals(AUTO)) {
            return TorchEngine.available() ? TorchEngine.NAME : Dl4jEngine.NAME;
        }
        if (choice.equals(TorchEngine.NAME) && !TorchEngine.available()) {
            throw new InvalidInputException("engine torch has no natives for this platform; use --engine dl4j");
        }
        return choice;
    }

    /** An engine's name with its library's version; loads nothing. */
    public static String version(String resolved) {
        String library = resolved.equals(TorchEngine.NAME) ? "org.bytedeco/pytorch" : "org.nd4j/nd4j-native";
        Properties about = new Properties();
        try (InputStream stream = Engines.class.getResourceAsStream("/META-INF/maven/" + library + "/pom.properties")) {
            if (stream != null) {
                about.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resolved + " " + about.getProperty("version", "of unknown version");
    }

    @Override
    public synchronized Engine engine(String name) {
        return loaded.computeIfAbsent(resolve(name), this::load);
    }

    /** Unpacks an engine's native libraries where no process of these versions has done so yet. */
    private Engine load(String resolved) {
        return NativeCache.of(version(TorchEngine.NAME) + " " + version(Dl4jEngine.NAME))
                .load(resolved, () -> create(resolved));
    }

    private Engine create(String resolved) {
        if (!resolved.equals(TorchEngine.NAME)) {
            return new Dl4jEngine();
        }
        return device.equals(Execution.CPU) ? new TorchEngine() : TorchEngine.on(device);
    }
}
