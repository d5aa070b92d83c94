/**
 * Parts that several strategies share: proposing networks that are new and sound, options, encodings of decisions.
 */
package io.nas4j.controller.proposal;
