package io.nas4j.api;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The public and protected members of some types, and of the types of nas4j that these mention. */
final class Signatures {

    private static final String OURS = "io.nas4j.";

    /** What every record and enum has. */
    private static final Set<String> GIVEN = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private final SortedMap<String, List<String>> types = new TreeMap<>();
    private final Set<Class<?>> mentioned = new LinkedHashSet<>();

    private Signatures() {}

    /** The lines of {@code signatures.txt}: each type, and its members below it. */
    static List<String> of(Collection<Class<?>> roots) {
        Signatures signatures = new Signatures();
        roots.forEach(signatures::read);
        List.copyOf(signatures.mentioned).forEach(type -> {
            if (!roots.contains(type)) {
                signatures.read(type);
            }
        });
        List<String> lines = new ArrayList<>();
        signatures.types.values().forEach(lines::addAll);
        return lines;
    }

    /** The public types of a package whose classes lie in a folder. */
    static List<Class<?>> packageOf(Class<?> member) throws IOException, URISyntaxException {
        Path folder = Path.of(member.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(member.getPackageName().replace('.', '/'));
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = String.valueOf(file.getFileName()).replace(".class", "");
                if (!name.equals("package-info")) {
                    found.add(Class.forName(member.getPackageName() + "." + name, false, member.getClassLoader()));
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return found.stream()
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .toList();
    }

    private void read(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(declared(type)
                + (type.getGenericSuperclass() == null || type.getSuperclass() == Object.class
                        ? ""
                        : " extends " + type.getGenericSuperclass().getTypeName())
                + Arrays.stream(type.getGenericInterfaces())
                        .map(each -> " implements " + each.getTypeName())
                        .reduce("", String::concat));
        types.put(type.getName(), lines);
        mention(type.getGenericSuperclass());
        Arrays.stream(type.getGenericInterfaces()).forEach(this::mention);
        List<String> members = new ArrayList<>();
        for (Field field : visible(type.getDeclaredFields())) {
            members.add("    " + field.toGenericString());
            mention(field.getGenericType());
        }
        for (Executable method : visible(type.getDeclaredMethods())) {
            members.add("    " + method.toGenericString());
            mention(((Method) method).getGenericReturnType());
            Arrays.stream(method.getGenericParameterTypes()).forEach(this::mention);
        }
        for (Executable constructor : visible(type.getDeclaredConstructors())) {
            members.add("    " + constructor.toGenericString());
            Arrays.stream(constructor.getGenericParameterTypes()).forEach(this::mention);
        }
        members.sort(Comparator.naturalOrder());
        lines.addAll(members);
    }

    /** Compilers of different releases say different modifiers of an enum whose constants have bodies. */
    private static String declared(Class<?> type) {
        String text = type.toGenericString();
        return type.isEnum() ? text.replaceAll("\\b(?:abstract|final|sealed) ", "") : text;
    }

    private static <M extends AccessibleObject & Member> List<M> visible(M[] members) {
        return Stream.of(members)
                .filter(each -> !each.isSynthetic() && !GIVEN.contains(each.getName()))
                .filter(each -> Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers()))
                .toList();
    }

    private void mention(Type type) {
        if (type instanceof Class<?> found) {
            Class<?> element = found;
            while (element.isArray()) {
                element = element.getComponentType();
            }
            if (element.getName().startsWith(OURS) && Modifier.isPublic(element.getModifiers())) {
                mentioned.add(element);
            }
        } else if (type instanceof ParameterizedType parameterized) {
            mention(parameterized.getRawType());
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::mention);
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(this::mention);
            Arrays.stream(wildcard.getLowerBounds()).forEach(this::mention);
        } else if (type instanceof GenericArrayType array) {
            mention(array.getGenericComponentType());
        }
    }
}
