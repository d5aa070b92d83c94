package io.nas4j.evaluator.dl4j;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J's natives. The class path holds one build of them for each platform; JavaCPP finds it as long as its property
 * {@code platform.extension} is not set, which would hold for LibTorch too.
 */
final class Natives {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final List<String> EXTENSIONS = List.of("", "-onednn-avx2", "-onednn", "-avx2");
    private static final List<String> LIBRARIES = List.of("libjnind4jcpu.so", "libjnind4jcpu.dylib", "jnind4jcpu.dll");

    private Natives() {}

    /** Whether a build for this platform is on the class path. */
    static boolean present() {
        return EXTENSIONS.stream()
                .map(extension -> Loader.getPlatform() + extension + "/")
                .anyMatch(folder ->
                        LIBRARIES.stream().anyMatch(name -> Nd4jCpu.class.getResource(folder + name) != null));
    }

    /** Version and build, as in {@code 1.0.0-M2.1 (linux-x86_64-onednn-avx2, oneDNN)}. */
    static String load() {
        try {
            requireInstructions();
            CrashReportingUtil.crashDumpsEnabled(false); // it would write into the user's folder
            String library = Loader.load(Nd4jCpu.class);
            String build = library == null ? "unknown build" : folder(library);
            Nd4j.create(1).close();
            Nd4j.getEnvironment().setMaxThreads(1);
            Nd4j.getEnvironment().setMaxMasterThreads(1);
            openblas.blas_set_num_threads(1);
            boolean oneDnn = NativeOpsHolder.getInstance()
                    .getDeviceNativeOps()
                    .buildInfo()
                    .contains("HAVE_ONEDNN");
            return Loader.getVersion("org.nd4j", "nd4j-native", Nd4j.class) + " (" + build
                    + (oneDnn ? ", oneDNN)" : ")");
        } catch (LinkageError e) {
            throw new InvalidInputException("engine dl4j has no natives for this platform, " + Loader.getPlatform(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(String library) {
        Path folder = Path.of(library).getParent();
        return folder == null ? library : String.valueOf(folder.getFileName());
    }

    /** An instruction that the processor lacks would end the process without a word. */
    private static void requireInstructions() throws IOException {
        String avx2 = Loader.getPlatform() + "-onednn-avx2/libjnind4jcpu.so";
        if (Nd4jCpu.class.getResource(avx2) != null
                && Files.isReadable(CPU)
                && !Files.readString(CPU).contains(" avx2")) {
            throw new InvalidInputException("engine dl4j needs a processor with AVX2, which this one lacks");
        }
    }
}
