/** What articles and posts have in common; first of all their text, from Markdown or HTML to what is served. */
package io.broadsheet.content;
