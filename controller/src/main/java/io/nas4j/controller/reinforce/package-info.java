/**
 * The controller of NASNet (Zoph et al. 2018, appendix A) and MnasNet (Tan et al. 2019, sections 3 and 4): an LSTM that
 * emits an architecture token by token, trained with REINFORCE. {@link io.nas4j.controller.reinforce.ReinforceStrategy}
 * is the strategy. Sampling is plain Java over the weights; their gradient comes from Deeplearning4j's autodiff, in the
 * only class here that knows nd4j.
 */
package io.nas4j.controller.reinforce;
