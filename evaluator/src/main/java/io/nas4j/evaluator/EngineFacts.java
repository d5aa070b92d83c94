package io.nas4j.evaluator;

import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.evaluator.torch.TorchEngine;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/**
 * What is known of an engine without loading it.
 *
 * @param name that users give
 * @param library and its version
 * @param available whether natives for this platform are on the class path
 */
public record EngineFacts(String name, String library, boolean available) {

    private static final String POM = "/META-INF/maven/%s/%s/pom.properties";

    /** All training engines, the fastest first. */
    public static List<EngineFacts> all() {
        return List.of(
                new EngineFacts(
                        TorchEngine.NAME, "LibTorch " + version("org.bytedeco", "pytorch"), TorchEngine.available()),
                new EngineFacts(
                        Dl4jEngine.NAME,
                        "Deeplearning4j " + version("org.deeplearning4j", "deeplearning4j-nn"),
                        Dl4jEngine.available()));
    }

    private static String version(String group, String artifact) {
        try (InputStream in = EngineFacts.class.getResourceAsStream(POM.formatted(group, artifact))) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            return "of unknown version";
        }
    }
}
