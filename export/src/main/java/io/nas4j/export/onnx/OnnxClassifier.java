package io.nas4j.export.onnx;

import ai.onnxruntime.OrtException;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.classify.Classifier;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;

/** An exported file that ONNX Runtime runs, on one thread. The file itself normalises its images. */
public final class OnnxClassifier implements Classifier {

    private final Path file;
    private final OnnxSession session;
    private final OnnxMetadata metadata;

    private OnnxClassifier(Path file, OnnxSession session, OnnxMetadata metadata) {
        this.file = file;
        this.session = session;
        this.metadata = metadata;
    }

    /**
     * Loads the file.
     *
     * @throws InvalidInputException where it is not an ONNX file, not one of ours, or says neither its classes nor its
     *     architecture
     * @throws WorkFailedException where ONNX Runtime has no natives for this machine
     */
    public static OnnxClassifier open(Path file) {
        try {
            OnnxSession session = OnnxSession.open(file);
            boolean read = false;
            try {
                OnnxClassifier classifier =
                        new OnnxClassifier(file, session, OnnxMetadata.of(session.metadata(), session.classes()));
                read = true;
                return classifier;
            } catch (InvalidInputException e) {
                throw e.at(file.toString());
            } finally {
                if (!read) {
                    session.close();
                }
            }
        } catch (OrtException e) {
            throw broken(file, e);
        }
    }

    /** One name for each class, in the order of the logits. */
    public List<String> classNames() {
        return metadata.classNames();
    }

    /** What was exported; it says which images the file reads. */
    public Architecture architecture() {
        return metadata.architecture();
    }

    @Override
    public float[] logits(List<byte[]> images) {
        RawImages raw = raw(images);
        float[] logits = new float[images.size() * session.classes()];
        session.requireShapes(raw, logits.length);
        try {
            session.run(raw, 0, images.size(), logits, 0);
        } catch (OrtException e) {
            throw broken(file, e);
        }
        return logits;
    }

    private RawImages raw(List<byte[]> images) {
        int size = metadata.architecture().input().resolution();
        int channels = metadata.architecture().input().channels();
        int stride = size * size * channels;
        float[] pixels = new float[images.size() * stride];
        for (int p = 0; p < images.size(); p++) {
            byte[] image = images.get(p);
            for (int i = 0; i < stride; i++) {
                pixels[p * stride + i] = image[i] & 0xff;
            }
        }
        return new RawImages(images.size(), size, channels, pixels);
    }

    private static WorkFailedException broken(Path file, OrtException e) {
        return new WorkFailedException("ONNX Runtime broke off at " + file + ": " + OnnxSession.reason(e), e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw broken(file, e);
        }
    }
}
