package io.nas4j.export.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Map;
import javax.imageio.ImageIO;

/** The lines between the two marks stand in docs/export.md. */
final class FeedingExample {

    private FeedingExample() {}

    static float[] logits(String model, String image, int size) throws Exception {
        // docs: begin
        BufferedImage scaled = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Image original = ImageIO.read(new File(image));
        scaled.createGraphics()
                .drawImage(original.getScaledInstance(size, size, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        float[][][][] pixels = new float[1][3][size][size]; // red, green, blue from 0 to 255, not normalised
        for (int i = 0; i < 3 * size * size; i++) {
            int c = i / (size * size), y = i / size % size, x = i % size;
            pixels[0][c][y][x] = scaled.getRGB(x, y) >> (16 - 8 * c) & 255;
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor input = OnnxTensor.createTensor(environment, pixels);
                OrtSession.Result result = session.run(Map.of("pixels_0_to_255", input))) {
            return ((float[][]) result.get("logits").orElseThrow().getValue())[0];
        }
        // docs: end
    }
}
