/**
 * What a plug-in may bring to a search, found by {@link java.util.ServiceLoader}: a strategy, an evaluator. Data sets, exporters
 * and scaling rules have their providers beside their own contracts: {@code evaluator.data.DataSetProvider}, {@code
 * export.target.Exporter}, {@code space.scaling.ScalingRuleProvider}.
 */
package io.nas4j.core.plugin;
