package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Handle;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Type;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Java writes a small number as {@code 1.0E-4}. {@link io.nas4j.space.Decimals} writes it as people type it, and no other
 * code puts a number with decimals into a text, but for texts that programs alone read.
 */
class NumbersInSentencesTest {

    private static final Set<String> FOR_PROGRAMS = Set.of(
            "io.nas4j.space.Decimals.text",
            "io.nas4j.space.architecture.ArchitectureText.number",
            "io.nas4j.space.latency.LatencyText.format",
            "io.nas4j.api.stage.grid.GridOutcome.with",
            "io.nas4j.api.stage.grid.CandidateOptions.addTo",
            "io.nas4j.api.stage.Reproduction.add",
            "io.nas4j.evaluator.throughput.ThroughputChild.run",
            "io.nas4j.evaluator.latency.LatencyProcess.ask",
            "io.nas4j.evaluator.dl4j.Drop.toString",
            "io.nas4j.report.chart.SvgCanvas.area");

    private static final Set<String> DECIMAL = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Test
    void areWrittenAsPeopleTypeThem() throws IOException {
        Set<String> found = new TreeSet<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.nas4j")) {
            try (InputStream code =
                    each.getSource().orElseThrow().getUri().toURL().openStream()) {
                new ClassReader(code.readAllBytes()).accept(new Texts(each.getName(), found), 0);
            }
        }
        found.removeIf(method -> method.startsWith("io.nas4j.benchmarks."));
        assertThat(found).containsExactlyInAnyOrderElementsOf(FOR_PROGRAMS);
    }

    /** Collects the methods that make a text of a number with decimals. */
    private static final class Texts extends ClassVisitor {

        private final String owner;
        private final Set<String> found;

        Texts(String owner, Set<String> found) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
                        check(descriptor);
                    }
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String type, String name, String descriptor, boolean ofInterface) {
                    boolean text = descriptor.endsWith(")Ljava/lang/String;");
                    if ((type.equals("java/lang/String") && name.equals("valueOf"))
                            || (type.equals("java/lang/StringBuilder") && name.equals("append"))
                            || (text && type.matches("java/lang/(Double|Float)") && name.equals("toString"))) {
                        check(descriptor.startsWith("()") ? "(D)V" : descriptor);
                    }
                }

                private void check(String descriptor) {
                    if (Arrays.stream(Type.getArgumentTypes(descriptor))
                            .map(Type::getClassName)
                            .anyMatch(DECIMAL::contains)) {
                        found.add(owner + "." + method);
                    }
                }
            };
        }
    }
}
