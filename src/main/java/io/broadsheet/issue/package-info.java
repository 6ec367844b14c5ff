/** The issues of newsletters: what they say, when they are sent, to whom, and what came of each mail. */
package io.broadsheet.issue;
