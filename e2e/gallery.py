#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts the pictures of a folder on one page: a row for each page and state, a picture for each width, language and mode.

Usage: gallery.py FOLDER
"""
import html
import pathlib
import sys

from pages import BY_SCRIPT, PAGES
from scenes import LANGUAGES, MODES, WIDTHS, Scene

HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gallery</title><style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; background: #f4f4f2; }
nav { columns: 14rem; margin-bottom: 2rem; }
h2 { margin: 2.5rem 0 .5rem; position: sticky; top: 0; background: #f4f4f2; }
.row { display: flex; gap: 1rem; overflow-x: auto; align-items: start; }
figure { margin: 0; } figcaption { color: #555; }
img { border: 1px solid #bbb; background: #fff; max-height: 70vh; max-width: 40rem; }
</style></head><body>
<h1>Gallery</h1>
"""


def row(folder: pathlib.Path, name: str, scenes: list[Scene]) -> str:
    """All pictures of one page."""
    figures = "".join(
        f'<figure><a href="{scene.name}.png"><img loading="lazy" src="{scene.name}.png" alt="{html.escape(scene.name)}"></a>'
        f"<figcaption>{scene.width} {scene.language} {scene.mode}</figcaption></figure>\n"
        for scene in scenes if (folder / f"{scene.name}.png").exists())
    return f'<h2 id="{name}">{name}</h2><div class="row">{figures or "no picture"}</div>\n'


def main(folder: pathlib.Path) -> None:
    """Writes index.html beside the pictures."""
    links = "".join(f'<a href="#{shown.name}">{shown.name}</a><br>' for shown in PAGES + BY_SCRIPT)
    rows = "".join(
        row(folder, shown.name,
            [Scene(shown, width, language, mode) for mode in MODES for language in LANGUAGES for width in WIDTHS])
        for shown in PAGES + BY_SCRIPT)
    (folder / "index.html").write_text(f"{HEAD}<nav>{links}</nav>{rows}</body></html>\n", encoding="utf-8")
    print(folder / "index.html")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
