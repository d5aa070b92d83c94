/**
 * What stages run with: the files beside a storage, the workers, studies by name, the programs that train elsewhere. Nothing
 * here is stable.
 */
package io.nas4j.api.workplace;
