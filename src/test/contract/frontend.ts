/*
 * What a frontend does with the API, by types that are made of the OpenAPI document:
 *   node frontend.js <base address> <newsletter>
 * Prints what it saw as one line of JSON; ClientsTest knows what that must be.
 */
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Block = components["schemas"]["Block"];
type Span = components["schemas"]["Span"];
type Problem = components["schemas"]["Problem"];

const [baseUrl, newsletter] = process.argv.slice(2);
if (baseUrl === undefined || newsletter === undefined) {
  throw new Error("usage: frontend.js <base address> <newsletter>");
}
const api = createClient<paths>({ baseUrl });

/** Every published article once, two at a time. */
async function walk(): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = cursor === null ? { limit: 2 } : { limit: 2, cursor };
    const { data, error } = await api.GET("/api/v1/articles", { params: { query } });
    if (data === undefined) {
      throw new Error(error.detail);
    }
    slugs.push(...data.data.map((article) => article.slug));
    cursor = data.page.next;
  } while (cursor !== null);
  return slugs;
}

async function read(ref: string): Promise<string> {
  const { data, error } = await api.GET("/api/v1/articles/{ref}", {
    params: { path: { ref }, query: { body: "blocks" } },
  });
  // Also text, to those who accept nothing else.
  if (typeof data !== "object") {
    throw new Error(error?.detail ?? "moved");
  }
  return rendered(data.body?.blocks ?? []);
}

/** The compiler refuses this as soon as the document has a block that is not rendered here. */
function render(block: Block): string {
  switch (block.type) {
    case "heading":
      return `h${block.level}(${text(block.spans)})`;
    case "paragraph":
      return `p(${text(block.spans)})`;
    case "list":
      return `${block.ordered ? "ol" : "ul"}(${block.items.map((item) => rendered(item.blocks)).join(", ")})`;
    case "quote":
      return `quote(${rendered(block.blocks)})`;
    case "code":
      return `code(${block.text.trim()})`;
    case "image":
      return `image(${block.src})`;
    case "table":
      return `table(${block.rows.flatMap((row) => row.cells.map((cell) => text(cell.spans))).join(", ")})`;
    case "divider":
      return "divider()";
    case "embed":
      return `embed(${block.provider})`;
    default:
      return unknown(block);
  }
}

function unknown(block: never): never {
  throw new Error(`a block that nobody told of: ${JSON.stringify(block)}`);
}

function rendered(blocks: Block[]): string {
  return blocks.map(render).join(" ");
}

function text(spans: Span[]): string {
  return spans.map((span) => span.text).join("");
}

/** The last segment of its type. */
function code(problem: Problem | undefined): string {
  return problem?.type.replace(/.*\//, "") ?? "none";
}

const slugs = await walk();
const missing = await api.GET("/api/v1/articles/{ref}", { params: { path: { ref: "never-written" } } });
const wrong = await api.GET("/api/v1/articles", { params: { query: { limit: 0 } } });
const signup = await api.POST("/api/v1/newsletters/{ref}/signups", {
  params: { path: { ref: newsletter } },
  body: { email: "typescript@example.org" },
});

console.log(
  JSON.stringify({
    slugs,
    rendered: await read(slugs[0] ?? "none"),
    missing: code(missing.error),
    wrong: `${code(wrong.error)} ${wrong.error?.errors?.[0]?.parameter ?? "none"}`,
    signup: signup.response.status,
  }),
);
