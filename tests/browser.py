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


class Browser:
    """One open page of Neo4j Browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

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

    def captions(self) -> list[str]:
        """What the nodes and edges of the newest result are captioned."""
        drawn = self.page.locator(f"{_NEW} g.node, {_NEW} g.relationship")
        drawn.first.wait_for()
        return [text.strip() for text in drawn.all_text_contents()]

    def _result(self, act: Callable[[], None]) -> str:
        self.page.evaluate(_MARK_OLD)
        act()
        self.page.wait_for_selector(_NEW)
        self.page.locator(f"{_NEW} [data-testid=spinner]").first.wait_for(state="detached")
        self.page.wait_for_timeout(700)
        return self.page.locator(_NEW).first.inner_text()


@contextmanager
def opened(url: str, chromium: str) -> Iterator[Browser]:
    """Open the Browser at `url`; every call that would leave this machine is blocked."""

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
            page.set_default_timeout(90_000)
            page.goto(url)
            yield Browser(page)
            context.close()
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def shot(browser: Browser, folder: Path, name: str) -> None:
    """Keep a picture, to be looked at when a test fails."""
    browser.page.screenshot(path=folder / f"{name}.png")
