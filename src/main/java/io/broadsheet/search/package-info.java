/** Finds articles and posts by their text. */
package io.broadsheet.search;
