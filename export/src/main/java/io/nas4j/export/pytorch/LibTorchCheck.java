package io.nas4j.export.pytorch;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ByteVector;
import org.bytedeco.pytorch.GenericDict;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads a state dict with LibTorch's own reader, {@code torch::pickle_load}, and compares every number.
 *
 * @param file name of the state dict in the folder that is written
 * @param names of a plan: makes the written name of the network's own name of a tensor
 */
public record LibTorchCheck(String file, Function<NetworkPlan, UnaryOperator<String>> names) implements BackendCheck {

    @Override
    public String backend() {
        return "LibTorch";
    }

    @Override
    public boolean available() {
        String library = Loader.getPlatform().startsWith("windows") ? "jnitorch.dll" : "libjnitorch";
        String end = library.endsWith(".dll") ? "" : Loader.getPlatform().startsWith("macosx") ? ".dylib" : ".so";
        return List.of("", "-gpu").stream()
                .map(extension -> "/org/bytedeco/pytorch/" + Loader.getPlatform() + extension + "/" + library + end)
                .anyMatch(resource -> LibTorchCheck.class.getResource(resource) != null);
    }

    @Override
    public Evidence check(Path folder, Reference reference) {
        Path path = folder.resolve(file);
        Weights written = NamedWeights.renamed(
                reference.network().weights(), names.apply(reference.network().plan()));
        try (PointerScope scope = new PointerScope();
                ByteVector bytes = new ByteVector(Files.readAllBytes(path))) {
            GenericDict dict = torch.pickle_load(bytes).toGenericDict();
            Map<String, Tensor> read = new LinkedHashMap<>();
            for (String name : written.tensors().keySet()) {
                IValue key = new IValue(name);
                if (dict.contains(key)) {
                    read.put(name, tensor(dict.at(key).toTensor()));
                }
            }
            if (dict.size() != read.size()) {
                throw new WorkFailedException(path + " has " + dict.size() + " tensors in place of "
                        + written.tensors().size());
            }
            return NamedWeights.equal(written, new Weights(read));
        } catch (IOException e) {
            throw new WorkFailedException(path + " cannot be read: " + AtomicFile.reason(e), e);
        } catch (LinkageError e) {
            throw new WorkFailedException(
                    "LibTorch has no native library for " + Loader.getPlatform() + ", so " + path + " is not checked",
                    e);
        } catch (WorkFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InvalidInputException(path + ": must be a state dict that LibTorch loads, but: " + reason, e);
        }
    }

    private static Tensor tensor(org.bytedeco.pytorch.Tensor tensor) {
        List<Integer> shape = new ArrayList<>();
        for (long axis = 0; axis < tensor.dim(); axis++) {
            shape.add(Math.toIntExact(tensor.size(axis)));
        }
        float[] values = new float[Math.toIntExact(tensor.numel())];
        FloatBuffer numbers = new FloatPointer(tensor.contiguous().data_ptr())
                .capacity(values.length)
                .asBuffer();
        numbers.get(values);
        return new Tensor(shape, values);
    }
}
