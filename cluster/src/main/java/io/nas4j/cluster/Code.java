package io.nas4j.cluster;

import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import io.nas4j.evaluator.process.WorkerProgram;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * What the workers on executors run, and where its parts lie.
 *
 * @param frames that tell the driver of it
 */
record Code(List<Frame> frames) {

    Code {
        frames = List.copyOf(frames);
    }

    /**
     * The code of a program: where executors see it, or sent to them.
     *
     * @param home where every executor has this nas4j; it is sent otherwise, but on this machine
     */
    static Code of(WorkerProgram program, Master master, Optional<String> home) {
        List<Frame> frames = new ArrayList<>();
        program.jvmFlags().forEach(flag -> frames.add(Frame.of(Words.FLAG, flag)));
        if (home.isPresent()) {
            frames.add(Frame.of(Words.CODE, home.get() + "/lib/*", -1, "", false));
        } else {
            List<Path> parts = parts(program.classPath());
            for (Path part : parts) {
                frames.add(part(part, !master.isHere(), frames.size()));
            }
        }
        frames.add(Frame.of(Words.MAIN, program.mainClass()));
        program.arguments().forEach(argument -> frames.add(Frame.of(Words.ARGUMENT, argument)));
        program.environment().forEach((name, value) -> frames.add(Frame.of(Words.ENVIRONMENT, name, value)));
        return new Code(frames);
    }

    private static Frame part(Path part, boolean sent, int number) {
        Path sendable = sent && Files.isDirectory(part) ? Jars.of(part, "classes-" + number + ".jar") : part;
        try {
            return Frame.of(
                    Words.CODE,
                    sendable.toString(),
                    Files.isDirectory(sendable) ? -1 : Files.size(sendable),
                    String.valueOf(sendable.getFileName()),
                    sent);
        } catch (IOException e) {
            throw new InvalidInputException("a part of nas4j cannot be read: " + e.getMessage(), e);
        }
    }

    /** The parts that there are, in their order, with those that the manifest of a jar names. */
    private static List<Path> parts(List<String> classPath) {
        List<Path> all = new ArrayList<>();
        for (String each : classPath) {
            Path path = Path.of(each).toAbsolutePath().normalize();
            if (Files.exists(path) && !all.contains(path)) {
                all.add(path);
                ofManifest(path).filter(part -> !all.contains(part)).forEach(all::add);
            }
        }
        return all;
    }

    private static java.util.stream.Stream<Path> ofManifest(Path jar) {
        if (Files.isDirectory(jar)) {
            return java.util.stream.Stream.of();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            String named = file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue("Class-Path");
            return named == null
                    ? java.util.stream.Stream.of()
                    : List.of(named.split(" ")).stream()
                            .map(name -> jar.resolveSibling(name).normalize())
                            .filter(Files::isRegularFile);
        } catch (IOException e) {
            return java.util.stream.Stream.of();
        }
    }
}
