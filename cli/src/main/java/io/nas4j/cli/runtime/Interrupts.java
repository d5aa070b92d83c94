package io.nas4j.cli.runtime;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Handles Ctrl-C and SIGTERM. A shutdown hook sees only the first signal and cannot let the program go on.
 * {@code sun.misc.Signal} can. Every JDK has it (module jdk.unsupported), but no specification promises it. So it is looked up
 * by name, and shutdown hooks serve where it is missing.
 */
public final class Interrupts {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private Interrupts() {}

    /**
     * Handles those signals from now on, each in a thread of its own.
     *
     * @param handler receives the number of signals so far, from 1
     */
    public static void handle(IntConsumer handler) {
        AtomicInteger count = new AtomicInteger();
        for (String signal : SIGNALS) {
            try {
                Class<?> signals = Class.forName("sun.misc.Signal");
                Class<?> handlers = Class.forName("sun.misc.SignalHandler");
                Object mine = Proxy.newProxyInstance(
                        handlers.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                            if (method.getName().equals("handle")) {
                                handler.accept(count.incrementAndGet());
                            }
                            return null;
                        });
                signals.getMethod("handle", signals, handlers)
                        .invoke(null, signals.getConstructor(String.class).newInstance(signal), mine);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                return; // this Java has no such thing, or keeps the signal to itself
            }
        }
    }
}
