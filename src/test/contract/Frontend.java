import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.client.ApiClient;
import io.broadsheet.client.ApiException;
import io.broadsheet.client.ApiResponse;
import io.broadsheet.client.ArticlesApi;
import io.broadsheet.client.ArticlesApi.APIListArticlesRequest;
import io.broadsheet.client.ArticlesApi.APIReadArticleRequest;
import io.broadsheet.client.Block;
import io.broadsheet.client.CodeBlock;
import io.broadsheet.client.DividerBlock;
import io.broadsheet.client.EmbedBlock;
import io.broadsheet.client.EntryPage;
import io.broadsheet.client.HeadingBlock;
import io.broadsheet.client.ImageBlock;
import io.broadsheet.client.ListBlock;
import io.broadsheet.client.ParagraphBlock;
import io.broadsheet.client.Problem;
import io.broadsheet.client.QuoteBlock;
import io.broadsheet.client.SignupAccepted;
import io.broadsheet.client.SignupCreate;
import io.broadsheet.client.SignupsApi;
import io.broadsheet.client.SignupsApi.APICreateSignupRequest;
import io.broadsheet.client.Span;
import io.broadsheet.client.TableBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What frontend.ts does, in Java, with classes that are made of the OpenAPI document: {@code Frontend <base address>
 * <newsletter>}. Prints what it saw as one line of JSON; ClientsTest knows what that must be.
 */
final class Frontend {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The generated type is not sealed, so what it can be is compared before anything is rendered. */
    private static final Map<Class<?>, Function<Object, String>> RENDERERS = new HashMap<>();

    static {
        on(HeadingBlock.class, block -> "h" + block.getLevel() + "(" + text(block.getSpans()) + ")");
        on(ParagraphBlock.class, block -> "p(" + text(block.getSpans()) + ")");
        on(ListBlock.class, block -> (block.getOrdered() ? "ol(" : "ul(")
                + block.getItems().stream().map(item -> rendered(item.getBlocks())).collect(Collectors.joining(", "))
                + ")");
        on(QuoteBlock.class, block -> "quote(" + rendered(block.getBlocks()) + ")");
        on(CodeBlock.class, block -> "code(" + block.getText().strip() + ")");
        on(ImageBlock.class, block -> "image(" + block.getSrc() + ")");
        on(TableBlock.class, block -> block.getRows().stream()
                .flatMap(row -> row.getCells().stream())
                .map(cell -> text(cell.getSpans()))
                .collect(Collectors.joining(", ", "table(", ")")));
        on(DividerBlock.class, block -> "divider()");
        on(EmbedBlock.class, block -> "embed(" + block.getProvider().getValue() + ")");
        Set<Class<?>> possible = new HashSet<>(new Block().getSchemas().values());
        if (!RENDERERS.keySet().equals(possible)) {
            throw new IllegalStateException("rendered are " + RENDERERS.keySet() + ", there are " + possible);
        }
    }

    private final ArticlesApi articles;
    private final SignupsApi signups;

    private Frontend(String address) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        articles = new ArticlesApi(client);
        signups = new SignupsApi(client);
    }

    private static <B> void on(Class<B> type, Function<B, String> renderer) {
        RENDERERS.put(type, block -> renderer.apply(type.cast(block)));
    }

    public static void main(String[] arguments) throws ApiException, JsonProcessingException {
        System.out.println(JSON.writeValueAsString(new Frontend(arguments[0]).seen(arguments[1])));
    }

    private Map<String, Object> seen(String newsletter) throws ApiException, JsonProcessingException {
        Map<String, Object> seen = new LinkedHashMap<>();
        List<String> slugs = walk();
        Problem wrong = problem(() -> articles.listArticles(
                APIListArticlesRequest.newBuilder().limit(0).build()));
        seen.put("slugs", slugs);
        seen.put("rendered", read(slugs.get(0)));
        seen.put("missing", code(problem(() -> read("never-written"))));
        seen.put("wrong", code(wrong) + " " + wrong.getErrors().get(0).getParameter());
        ApiResponse<SignupAccepted> signup = signups.createSignupWithHttpInfo(APICreateSignupRequest.newBuilder()
                .ref(newsletter)
                .signupCreate(new SignupCreate().email("java@example.org"))
                .build());
        seen.put("signup", signup.getStatusCode());
        return seen;
    }

    /** Every published article once, two at a time. */
    private List<String> walk() throws ApiException {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            EntryPage page = articles.listArticles(APIListArticlesRequest.newBuilder()
                    .limit(2)
                    .cursor(cursor)
                    .build());
            page.getData().forEach(article -> slugs.add(article.getSlug()));
            cursor = page.getPage().getNext();
        } while (cursor != null);
        return slugs;
    }

    private String read(String ref) throws ApiException {
        return rendered(articles.readArticle(APIReadArticleRequest.newBuilder()
                        .ref(ref)
                        .body("blocks")
                        .build())
                .getBody()
                .getBlocks());
    }

    private static String rendered(List<Block> blocks) {
        return blocks.stream()
                .map(Block::getActualInstance)
                .map(block -> RENDERERS.get(block.getClass()).apply(block))
                .collect(Collectors.joining(" "));
    }

    private static String text(List<Span> spans) {
        return spans.stream().map(Span::getText).collect(Collectors.joining());
    }

    private interface Request {
        Object send() throws ApiException;
    }

    private static Problem problem(Request request) throws JsonProcessingException {
        try {
            request.send();
            throw new IllegalStateException("it was answered well");
        } catch (ApiException refused) {
            return JSON.readValue(refused.getResponseBody(), Problem.class);
        }
    }

    /** The last segment of its type. */
    private static String code(Problem problem) {
        return problem.getType().toString().replaceFirst(".*/", "");
    }
}
