package io.nas4j.export.pytorch;

import java.util.List;

/**
 * A tensor of a pickle: a view of a storage.
 *
 * @param offset of its first number
 * @param strides how far apart neighbours along each axis are
 */
record PickledTensor(PickledStorage storage, long offset, List<Long> shape, List<Long> strides) {

    PickledTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }
}
