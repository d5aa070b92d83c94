/** What trained networks say of images, by {@link io.nas4j.core.classify.Classifier}, and how well they say it. */
package io.nas4j.core.classify;
