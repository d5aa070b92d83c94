package io.nas4j.cluster;

import io.nas4j.cluster.driver.DriverMain;
import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import io.nas4j.evaluator.process.ChildProcess;
import io.nas4j.evaluator.process.WorkerCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How Spark's driver is started: a process of its own, with Spark's libraries and two jars of ours, so that its libraries and
 * ours never meet.
 *
 * @param spark Spark's libraries
 * @param settings what Spark is told
 */
record DriverCommand(SparkHome spark, Master master, SparkSettings settings) {

    /** What Spark opens in Java's own modules, as its launcher does. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    /** From here on Java warns of what Netty does unless it is allowed. */
    private static final int WARNS = 24;

    /** The name of the variable that all processes of a cluster on this machine have. */
    static final String MARK = "NAS4J_CLUSTER";

    /** The jars or folders that driver and executors need of this program. */
    private static List<Path> own() {
        return Stream.of(DriverMain.class, WorkerCommand.class)
                .map(type -> SparkHome.ofThisProgram(type).orElseThrow())
                .toList();
    }

    /**
     * The process, not started yet.
     *
     * @param folder where Spark keeps what it writes
     * @param mark a name that no other cluster has
     */
    ProcessBuilder process(Path folder, String mark) throws IOException {
        List<String> command = new ArrayList<>(WorkerCommand.deaf());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + settings.driverMemory(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        if (Runtime.version().feature() >= WARNS) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-Dlog4j2.configurationFile=classpath:io/nas4j/cluster/log4j2.properties");
        command.add("-cp");
        List<String> classPath = new ArrayList<>();
        own().forEach(path -> classPath.add(path.toString()));
        classPath.addAll(spark.classPath());
        command.add(String.join(File.pathSeparator, classPath));
        command.add(DriverMain.class.getName());
        ProcessBuilder builder = ChildProcess.of(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put(MARK, mark);
        environment.put("SPARK_SCALA_VERSION", "2.13");
        if (master.isHere()) {
            environment.put("SPARK_HOME", here(folder).toString());
            environment.put("SPARK_LOCAL_IP", "127.0.0.1"); // nobody else is to reach it
        } else {
            environment.put("SPARK_HOME", spark.folder().toString());
        }
        return builder;
    }

    /** A home of Spark whose executors write into our folder, and not beside Spark's jars. */
    private Path here(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("spark"));
        Files.createSymbolicLink(home.resolve("jars"), spark.folder().resolve("jars"));
        return home;
    }

    /** The first lines that the driver is told, but for {@link Words#START}. */
    List<Frame> order(Path folder, Code code) {
        List<Frame> frames = new ArrayList<>();
        frames.add(Frame.of(Words.MASTER, master.address(), "nas4j"));
        settings.all().forEach((key, value) -> frames.add(Frame.of(Words.CONF, key, value)));
        List<String> jars = new ArrayList<>();
        String given = settings.given().getOrDefault("spark.jars", "");
        if (!given.isBlank()) {
            jars.add(given);
        }
        own().forEach(path ->
                jars.add((Files.isDirectory(path) ? Jars.of(path, "nas4j-" + jars.size() + ".jar") : path).toString()));
        frames.add(Frame.of(Words.CONF, "spark.jars", String.join(",", jars)));
        frames.add(Frame.of(Words.CONF, "spark.local.dir", folder.resolve("local")));
        frames.addAll(code.frames());
        return frames;
    }
}
