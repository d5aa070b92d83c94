/**
 * Compound scaling (EfficientNet, section 3): depth, width and resolution multipliers, the published rounding rules, and
 * the published networks that golden numbers exist for.
 */
package io.nas4j.space.scaling;
