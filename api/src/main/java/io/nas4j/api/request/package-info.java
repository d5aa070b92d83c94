/**
 * What a program asks for when it begins a study: records with the defaults of {@code nas4j search}, each changed by its
 * {@code with} methods. Start at {@link io.nas4j.api.request.StudyRequest}. This package is stable, as {@link io.nas4j.api}
 * says.
 */
package io.nas4j.api.request;
