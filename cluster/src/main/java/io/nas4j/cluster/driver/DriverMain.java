package io.nas4j.cluster.driver;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs Spark for a search, which speaks to it over standard input and output. It ends when its input does. */
public final class DriverMain {

    /** Seconds that Spark may take to give its executors back. */
    private static final long LONGEST_END = 10;

    private DriverMain() {}

    /** @param none nothing: all comes over the input */
    public static void main(String[] none) throws IOException, InterruptedException {
        Teller search =
                new Teller(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        Driver driver = new Driver(
                Order.read(in),
                search,
                Desk.ofThisProcess(),
                () -> Runtime.getRuntime().halt(1));
        int code = driver.run(in);
        Thread late = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(LONGEST_END);
                    } catch (InterruptedException e) {
                        // then now
                    }
                    Runtime.getRuntime().halt(code);
                },
                "late");
        late.setDaemon(true);
        late.start();
        driver.close();
        Runtime.getRuntime().halt(code);
    }
}
