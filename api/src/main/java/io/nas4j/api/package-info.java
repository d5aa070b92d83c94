/**
 * What a Java program uses. Start at {@link io.nas4j.api.Workspace}: it opens studies, which search, confirm, train, scale,
 * export and report; it reads what is stored; it asks for trials and is told their results. {@link io.nas4j.api.Parts} builds
 * spaces, strategies and networks that a program wants to use itself.
 *
 * <p><b>Stable</b> are this package and {@link io.nas4j.api.request}, the providers that plug-ins implement ({@code
 * StrategyProvider}, {@code EvaluatorProvider}, {@code DataSetProvider}, {@code Exporter}, {@code ScalingRuleProvider}), and of
 * all other packages the types that these mention. {@code api/signatures.txt} lists their methods; the build fails where it
 * differs, so that a change is a decision. Within a minor release nothing of it is removed or changes its meaning. Everything
 * else, {@code io.nas4j.api.stage} and the other packages of this module included, may change with any release.
 *
 * <p>Nothing here prints, ends the JVM or keeps static state. What holds resources is {@link java.lang.AutoCloseable}. A method
 * that blocks says so, holds no monitor meanwhile and ends when its thread is interrupted. {@link
 * io.nas4j.space.InvalidInputException} says that what was given is wrong, {@link io.nas4j.core.WorkFailedException} that the
 * work failed; both in one sentence, which calls things by the options of the command line.
 */
package io.nas4j.api;
