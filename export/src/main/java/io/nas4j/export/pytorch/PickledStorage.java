package io.nas4j.export.pytorch;

import io.nas4j.core.weights.NumberType;

/**
 * A row of numbers that tensors of a pickle share.
 *
 * @param key its name in the file
 * @param numbers how many there are
 */
record PickledStorage(NumberType type, String key, long numbers) {}
