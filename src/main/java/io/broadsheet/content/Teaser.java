package io.broadsheet.content;

/**
 * What invites to read an entry elsewhere, as plain text.
 *
 * @param language BCP 47
 * @param excerpt null if it has none
 * @param image an absolute http(s) address; null without one
 * @param alt for whoever cannot see the image: the title if nothing was given
 * @param url where the frontend shows it, absolute
 */
public record Teaser(String title, String language, String excerpt, String image, String alt, String url) {}
