/** A plug-in with one of each kind: strategy, evaluator, data set, exporter and scaling rule. */
package examples.plugin;
