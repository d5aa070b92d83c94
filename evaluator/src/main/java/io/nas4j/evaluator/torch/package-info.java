/**
 * LibTorch through JavaCPP: the fast engine. {@link io.nas4j.evaluator.torch.TorchEngine} builds networks whose tensors lie
 * in one flat block ({@code FlatParameters}), run forward over channels-last maps ({@code Forward}).
 */
package io.nas4j.evaluator.torch;
