package io.broadsheet.content;

/** An entry with what is shown of it beside its own columns. @param body in the shapes asked for; null without one */
record ShownEntry(Entry entry, EntryTerms terms, EntryJson.Body body) {}
