package io.nas4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** What is made of many values is made of groups of them. */
@AnalyzeClasses(packages = "io.nas4j", importOptions = ImportOption.DoNotIncludeTests.class)
class RecordRulesTest {

    private static final int MOST = 9;

    /** The name and the number that the compiler gives each constant. */
    private static final int OF_AN_ENUM = 2;

    @ArchTest
    static final ArchRule constructorsTakeNineValuesAtMost = constructors().should(takeNineValuesAtMost());

    private static ArchCondition<JavaConstructor> takeNineValuesAtMost() {
        return new ArchCondition<>("take " + MOST + " values at most") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int hidden = constructor.getOwner().isEnum() ? OF_AN_ENUM : 0;
                int values = constructor.getRawParameterTypes().size() - hidden;
                events.add(new SimpleConditionEvent(
                        constructor, values <= MOST, constructor.getFullName() + " takes " + values + " values"));
            }
        };
    }

    /** Ten values. */
    record Ten(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {}

    @Test
    void theRuleFindsAConstructorWithTenValues() {
        JavaClasses ten = new ClassFileImporter().importClasses(Ten.class);
        assertThat(constructorsTakeNineValuesAtMost
                        .evaluate(ten)
                        .getFailureReport()
                        .getDetails())
                .singleElement()
                .asString()
                .contains("Ten.<init>", "takes 10 values");
    }
}
