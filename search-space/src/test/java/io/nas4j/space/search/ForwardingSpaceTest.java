package io.nas4j.space.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingSpaceTest {

    private static List<Method> methods() {
        return List.of(DecisionSpace.class.getMethods());
    }

    /** Every method of the interface, those with a default included. */
    @ParameterizedTest
    @MethodSource("methods")
    void asksTheOtherSpace(Method method) throws ReflectiveOperationException {
        List<Method> asked = new ArrayList<>();
        DecisionSpace other = (DecisionSpace) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DecisionSpace.class}, (proxy, called, arguments) -> {
                    asked.add(called);
                    return some(called.getReturnType());
                });
        method.invoke(new ForwardingSpace(other) {}, new Object[method.getParameterCount()]);
        assertThat(asked).containsExactly(method);
    }

    private static @Nullable Object some(Class<?> type) {
        return type == boolean.class ? (Object) false : type == long.class ? (Object) 0L : null;
    }
}
