/** Models that are used on images: {@link io.nas4j.api.stage.model.UsedModel}, and what is measured of them. */
package io.nas4j.api.stage.model;
