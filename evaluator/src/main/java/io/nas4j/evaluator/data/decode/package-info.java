/** Decodes JPEG and PNG files to RGB pixels, whatever their color model, bit depth or Exif orientation. */
package io.nas4j.evaluator.data.decode;
