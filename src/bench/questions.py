"""The requests for wrk and the statements for pgbench, as files."""

import json
import pathlib
import random

from broadsheet import API

SQL = pathlib.Path(__file__).parent / "sql"

LIST = "/articles?limit=10"
TAGS = "/tags"
NEWSLETTER = "bench"

# So many articles and words out of all, by chance but the same in each run.
ARTICLES = 5000
WORDS = 100
POSTS = 1000


class Questions:
    """Of entries as entries.sql makes them. What files of requests hold is said in requests.lua."""

    def __init__(self, folder, postgres, entries):
        self.folder = folder
        chance = random.Random(7)
        # Every third is an article.
        articles = [f"/articles/generated-{3 * chance.randint(1, entries // 3)}" for _ in range(ARTICLES)]
        titles = postgres.sql("broadsheet", "select lower(title) from entry where slug ~ '^generated-[0-9]+$'"
                                            f" order by slug limit {WORDS}").splitlines()
        words = [chance.choice(title.split()) for title in titles]
        self.hot = {"list": LIST, "article": articles[0]}
        self.articles = self._reads("articles", articles)
        self.searches = self._reads("searches", [f"/search?limit=10&q={word}" for word in words])
        # Posts, so that the lists of articles stay as they are.
        self.posts = self._writes("posts", "/posts?publish=true", [self._post(chance) for _ in range(POSTS)])
        signup = {"email": "reader-{n}@example.org"}
        self.signups = self._writes("signups", f"/newsletters/{NEWSLETTER}/signups", [signup])
        # What stands in one file is one prepared statement: hence a file for each word.
        self.scripts = {
            "list": [SQL / "list.sql"],
            "tags": [SQL / "tags.sql"],
            "article": [self._script("article", "{entries}", entries)],
            "search": [self._script("search", "{word}", word) for word in words],
        }

    @staticmethod
    def _post(chance):
        return {
            "title": "Written {n}",
            "body": {"markdown": "A **short** update with [a link](https://example.org/{n})."},
            "category": f"topic-{chance.randint(1, 20)}",
            "tags": [f"tag-{number}" for number in chance.sample(range(1, 201), 3)],
            "authors": [f"author-{chance.randint(1, 20)}"],
        }

    def _reads(self, name, paths):
        return self._file(name, "".join(f"GET\t{API}{path}\n" for path in paths))

    def _writes(self, name, path, bodies):
        return self._file(name, "".join(f"POST\t{API}{path}\t{json.dumps(body)}\n" for body in bodies))

    def _script(self, name, placeholder, value):
        text = (SQL / f"{name}.sql").read_text()
        return self._file(f"{name}-{value}.sql", text.replace(placeholder, str(value)))

    def _file(self, name, text):
        file = self.folder / name
        file.write_text(text)
        return file
