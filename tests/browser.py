"""Neo4j Browser in a headless Chromium, driven as an analyst would use it."""

from __future__ import annotations

import base64
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_PATIENCE = 90_000  # milliseconds
_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost):|data:|blob:")
_FRAME = "[data-testid=frame]"
_NEW = f"{_FRAME}:not([data-old])"
_MARK_OLD = f"document.querySelectorAll('{_FRAME}').forEach(e => e.dataset.old = 1)"
_DROP = """([name, content]) => {
  const data = new DataTransfer(), target = document.querySelector('.filedrop');
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
  data.items.add(new File([bytes], name));
  for (const kind of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(
      new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: data}));
}"""
_FOLDER = "[data-testid^='expandFolder-']"
_GUIDE = "[data-testid=guidesDrawer]"
_OPEN = "folder => { folder.dataset.open = 1; folder.click(); }"
_COLOURS = """frame => Object.fromEntries(
  [...document.querySelectorAll(frame + ' g.node, ' + frame + ' g.relationship')].map(g => [
    [...g.querySelectorAll('text')].map(t => t.textContent.trim()).join(' ').trim(),
    g.querySelector('circle.b-outline, path.b-outline').getAttribute('fill')]))"""


class Browser:
    """One open page of Neo4j Browser."""

    def __init__(self, page: Page, shots: Path) -> None:
        self.page = page
        self._shots = shots

    def connect(self, user: str, password: str) -> None:
        """Fill in the form of the start page."""
        self.page.wait_for_selector("[data-testid=connect]")
        self.page.select_option("[data-testid=bolt-scheme-select]", "bolt://")
        self.page.fill("[data-testid=username]", user)
        self.page.fill("[data-testid=password]", password)
        self.page.click("[data-testid=connect]")
        self.page.wait_for_selector(f"{_FRAME}:has-text(':play start')")

    def run(self, text: str) -> str:
        """Drop a file on the page, paste it in the editor, run it; the text of its result."""
        content = base64.b64encode(text.encode()).decode()
        self.page.evaluate(_DROP, ["query.cypher", content])
        self.page.click(".filedrop-paste-in-editor")
        self.page.wait_for_timeout(300)
        return self._result(lambda: self.page.click("[data-testid=editor-Run]"))

    def take(self, name: str, content: bytes) -> None:
        """Drop a file of saved scripts on the page."""
        self.page.evaluate(_DROP, [name, base64.b64encode(content).decode()])
        self._favourites()
        self.page.locator(_FOLDER).first.wait_for()

    def folders(self) -> list[str]:
        """The folders of saved scripts, as they stand in the drawer."""
        ids = [f.get_attribute("data-testid") or "" for f in self.page.locator(_FOLDER).all()]
        return [id_.partition("-")[2] for id_ in ids]

    def favourite(self, words: str, *, answers: bool = True) -> str:
        """Run the saved script with these words in its title by one click; what its result says."""
        self._favourites()
        script = self.page.locator(f"[data-testid^='scriptTitle-'][data-testid*='{words}']")
        while not script.count():  # open one folder after the other
            self.page.locator(f"{_FOLDER}:not([data-open])").first.evaluate(_OPEN)
        item = self.page.get_by_test_id("savedScriptListItem").filter(has=script)
        item.hover()
        run = item.get_by_test_id("savedScriptsButton-Run")
        if answers:
            return self._result(run.click)
        run.click()
        return ""

    def guide(self) -> str:
        """What the page of the guide that is open says."""
        drawer = self.page.locator(_GUIDE)
        drawer.locator("h3").first.wait_for()
        return drawer.inner_text()

    def turn_page(self) -> None:
        """To the next page of the guide."""
        self.page.get_by_test_id("guideNextSlide").click()
        self.page.wait_for_timeout(300)

    def press(self, label: str) -> None:
        """Press a button of the guide."""
        button = self.page.locator(f"{_GUIDE} [data-exec]:visible", has_text=label)
        self._result(button.first.click)

    def run_from_guide(self, words: str) -> str:
        """Run the query of the guide's open page that holds these words; what its result says."""
        query = self.page.locator(f"{_GUIDE} pre.runnable:visible", has_text=words)
        return self._result(query.locator("i").first.click)

    def told(self, *messages: str) -> None:
        """Wait for results that say so."""
        for message in messages:
            self.page.wait_for_selector(f"{_FRAME}:has-text('{message}')")

    def drawn(self) -> dict[str, str]:
        """Colour of everything in the newest picture, by its caption."""
        self.page.locator(f"{_NEW} g.node").first.wait_for()
        self.page.wait_for_timeout(2000)  # the drawing settles
        found: dict[str, str] = self.page.evaluate(_COLOURS, _NEW)
        return found

    def shot(self, name: str) -> None:
        """Keep a picture, to be looked at."""
        self.page.screenshot(path=self._shots / f"{name}.png")

    def newer(self) -> NewerBrowser:
        """The newer Browser, which the same server has beside the classic one, on another page."""
        page = self.page.context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.goto(self.page.url.partition("/browser/")[0] + "/browser/preview/")
        return NewerBrowser(page, self._shots)

    def _favourites(self) -> None:
        """Open the drawer of saved scripts."""
        if not self.page.locator(_FOLDER).count():
            self.page.get_by_test_id("navigationFavorites").click()
            self.page.locator("[data-testid^='expandFolder-']").first.wait_for()

    def _result(self, act: Callable[[], None]) -> str:
        self.page.evaluate(_MARK_OLD)
        act()
        self.page.wait_for_selector(_NEW)
        self.page.locator(f"{_NEW} [data-testid=spinner]").first.wait_for(state="detached")
        self.page.wait_for_timeout(700)
        return self.page.locator(_NEW).first.inner_text()


class NewerBrowser:
    """One open page of the newer Browser, "Query"."""

    def __init__(self, page: Page, shots: Path) -> None:
        self.page = page
        self._shots = shots

    def connect(self, uri: str, user: str, password: str) -> None:
        """Fill in the form of the start page."""
        for name, value in (
            ("hostname", uri.partition("://")[2]), ("username", user), ("password", password),
        ):  # fmt: skip
            self.page.fill(f"input[name={name}]", value)
        self.page.get_by_test_id("connection-form-submit").click()
        self.page.get_by_label("Cypher panel").click()

    def take(self, file: Path) -> list[str]:
        """Import saved scripts from a file: their folders."""
        self.page.set_input_files("input[type=file]", file)
        folders = self.page.get_by_label("Edit name of saved Cypher folder")
        folders.first.wait_for()
        begin = "Edit name of saved Cypher folder with name "
        labels = [folder.get_attribute("aria-label") or "" for folder in folders.all()]
        return [label.removeprefix(begin) for label in labels]

    def favourite(self, folder: int, words: str) -> None:
        """Run a saved script with these words in its title, in the folder of that number."""
        self.page.get_by_role("button", name="Collapse").nth(folder).click()
        self.page.locator(f"button[aria-label^='Run query for'][aria-label*='{words}']").click()

    def told(self, *messages: str) -> None:
        """Wait for results that say so."""
        for message in messages:
            self.page.get_by_text(message).first.wait_for()

    def shot(self, name: str) -> None:
        """Keep a picture, to be looked at."""
        self.page.screenshot(path=self._shots / f"{name}.png")


@contextmanager
def opened(url: str, chromium: str, shots: Path) -> Iterator[Browser]:
    """Open the Browser at `url`; pictures of it go to the folder `shots`.

    Every call that would leave this machine is blocked.
    """

    def gate(route: Route) -> None:
        if _LOCAL.match(route.request.url):
            route.continue_()
        else:
            route.abort()

    profile = tempfile.mkdtemp(prefix="chromium-")
    try:
        with sync_playwright() as playwright:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=chromium, headless=True, args=_ARGUMENTS,
                viewport={"width": 1400, "height": 900},
            )  # fmt: skip
            context.route("**/*", gate)
            page = context.pages[0]
            page.set_default_timeout(_PATIENCE)
            page.goto(url)
            yield Browser(page, shots)
            context.close()
    finally:
        shutil.rmtree(profile, ignore_errors=True)
