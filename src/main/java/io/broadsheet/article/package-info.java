/** Edited stories. */
package io.broadsheet.article;
