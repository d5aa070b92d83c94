package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each type that {@code api/signatures.txt} lists, and each member of it, has Javadoc in the sources. */
class DocumentedMembersTest {

    private static final Set<Tree.Kind> WITHOUT_BODIES = Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

    @Test
    void haveJavadoc() throws IOException {
        Path root = Objects.requireNonNull(Sources.examples().getParent());
        Set<String> types = types(Files.readAllLines(root.resolve("api").resolve("signatures.txt")));
        Found found = new Found(types);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(root, types)));
            found.trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
            }
        }
        assertThat(found.seen).isEqualTo(types);
        assertThat(found.bare).as("without Javadoc").isEmpty();
    }

    /** Names of the types; lines of members are indented. */
    private static Set<String> types(List<String> lines) {
        Set<String> types = new TreeSet<>();
        for (String line : lines) {
            if (!line.startsWith(" ")) {
                Stream.of(line.split(" "))
                        .filter(word -> word.startsWith("io.nas4j."))
                        .findFirst()
                        .map(word -> word.replaceFirst("<.*", ""))
                        .ifPresent(types::add);
            }
        }
        return types;
    }

    private static List<Path> sources(Path root, Set<String> types) throws IOException {
        Set<String> files = new TreeSet<>();
        types.forEach(type -> files.add(type.replaceFirst("\\$.*", "").replace('.', '/') + ".java"));
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                files.stream()
                        .map(module.resolve("src/main/java")::resolve)
                        .filter(Files::isRegularFile)
                        .forEach(sources::add);
            }
        }
        assertThat(sources).hasSameSizeAs(files);
        return sources;
    }

    /** Walks through sources and keeps what has no comment. */
    private static final class Found extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Set<String> types;
        private final Set<String> seen = new TreeSet<>();
        private final List<String> bare = new ArrayList<>();
        private @Nullable DocTrees trees;

        Found(Set<String> types) {
            this.types = types;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            String name = name(getCurrentPath());
            if (types.contains(name)) {
                seen.add(name);
                check(getCurrentPath(), name);
                for (Tree member : type.getMembers()) {
                    if (isPromised(type, member)) {
                        check(new TreePath(getCurrentPath(), member), name + ": " + shown(member));
                    }
                }
            }
            return super.visitClass(type, nothing);
        }

        private void check(TreePath path, String what) {
            DocCommentTree comment = Objects.requireNonNull(trees).getDocCommentTree(path);
            if (comment == null) {
                bare.add(what);
            }
        }

        private static String name(TreePath path) {
            ClassTree type = (ClassTree) path.getLeaf();
            Tree around = path.getParentPath().getLeaf();
            return around instanceof ClassTree
                    ? name(path.getParentPath()) + "$" + type.getSimpleName()
                    : path.getCompilationUnit().getPackageName() + "." + type.getSimpleName();
        }

        /** Whether others see it, and no other place says what it does. */
        private static boolean isPromised(ClassTree type, Tree member) {
            if (member instanceof MethodTree method) {
                boolean overrides = method.getModifiers().getAnnotations().stream()
                        .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
                return !overrides && !isCanonical(type, method) && isVisible(type, method.getModifiers());
            }
            return member instanceof VariableTree field && isVisible(type, field.getModifiers());
        }

        /** Whether it takes the components of a record, which the comment of the record tells. */
        private static boolean isCanonical(ClassTree type, MethodTree method) {
            List<String> components = type.getMembers().stream()
                    .filter(member -> member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(member -> ((VariableTree) member).getName().toString())
                    .toList();
            return type.getKind() == Tree.Kind.RECORD
                    && method.getName().contentEquals("<init>")
                    && method.getParameters().stream()
                            .map(parameter -> parameter.getName().toString())
                            .toList()
                            .equals(components);
        }

        private static boolean isVisible(ClassTree type, ModifiersTree modifiers) {
            return WITHOUT_BODIES.contains(type.getKind())
                    || modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED);
        }

        private static String shown(Tree member) {
            return member instanceof MethodTree method
                    ? method.getName() + "(" + method.getParameters() + ")"
                    : ((VariableTree) member).getName().toString();
        }
    }
}
