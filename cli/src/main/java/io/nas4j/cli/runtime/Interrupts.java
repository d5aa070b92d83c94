package io.nas4j.cli.runtime;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Hears Ctrl-C and SIGTERM. Java's own way to hear of them, a shutdown hook, hears the first alone and cannot let the program
 * go on. {@code sun.misc.Signal}, which can, is in every JDK (module jdk.unsupported) but not in its specification, so it is
 * reached for by name, and where it is missing hooks must do.
 */
final class Interrupts {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private Interrupts() {}

    /**
     * Has those signals handled from now on, each in a thread of its own.
     *
     * @param handler is given how many there were so far, from 1
     */
    static void handle(IntConsumer handler) {
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
