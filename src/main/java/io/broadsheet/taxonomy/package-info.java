/** What tags, categories and authors have in common: named things with a slug that entries point at. */
package io.broadsheet.taxonomy;
