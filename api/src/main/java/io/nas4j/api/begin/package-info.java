/**
 * How a study begins: a {@link io.nas4j.api.request.StudyRequest} is held against data, machine and storage, and becomes a
 * configuration. Start at {@link io.nas4j.api.begin.StudyPlanner}. Nothing here is stable.
 */
package io.nas4j.api.begin;
