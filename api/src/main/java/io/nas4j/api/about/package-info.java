/** Which release this is, and where it runs. */
package io.nas4j.api.about;
