/**
 * JSON: a network as a list of operators with its costs and where each tensor's numbers stand, for programs that no other
 * target serves. Start at {@link io.nas4j.export.json.JsonExporter}.
 */
package io.nas4j.export.json;
