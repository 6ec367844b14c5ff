package io.broadsheet.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that a frontend may show as a player or a post: YouTube, Vimeo, and Mastodon on any host. */
final class Embeds {
    private static final int MAX_ADDRESS = 500;

    private static final String END = "(?:[/?&#]\\S*)?";

    private static final Map<Block.Embed.Provider, Pattern> ADDRESSES = Map.of(
            Block.Embed.Provider.YOUTUBE,
            Pattern.compile("https?://(?:(?:www\\.|m\\.|music\\.)?youtube(?:-nocookie)?\\.com"
                    + "/(?:watch\\?(?:[^\\s#]*&)?v=|shorts/|embed/|live/)|youtu\\.be/)([\\w-]{11})" + END),
            Block.Embed.Provider.VIMEO,
            Pattern.compile("https?://(?:www\\.)?(?:player\\.)?vimeo\\.com/(?:video/)?(\\d{1,15})" + END),
            Block.Embed.Provider.MASTODON,
            Pattern.compile("https://[\\w.-]+/(?:@\\w+(?:@[\\w.-]+)?|users/\\w+/statuses)/(\\d{1,25})" + END));

    private Embeds() {}

    /** The embed that the address means, if it is one of a provider that is known. */
    static Optional<Block.Embed> of(String address) {
        if (address.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        return ADDRESSES.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue().matcher(address), address))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Block.Embed> of(Block.Embed.Provider provider, Matcher matcher, String address) {
        return matcher.matches() ? Optional.of(new Block.Embed(provider, matcher.group(1), address)) : Optional.empty();
    }

    /** The page that shows what the address of a player plays, or else the address itself. */
    static String watchable(String player) {
        String address = player.startsWith("//") ? "https:" + player : player;
        return of(address)
                .map(embed -> switch (embed.provider()) {
                    case YOUTUBE -> "https://www.youtube.com/watch?v=" + embed.id();
                    case VIMEO -> "https://vimeo.com/" + embed.id();
                    case MASTODON -> embed.url().replaceFirst("/embed$", "");
                })
                .orElse(address);
    }
}
