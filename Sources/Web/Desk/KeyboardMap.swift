// SPDX-License-Identifier: Apache-2.0

extension Presentation {
    /// 命令面板: opened by Ctrl-K, filled by the script with what the page offers; without script it is never seen.
    var palette: HTML {
        let words = self.words.desk.palette
        return dialog(
            words.title, id: "palette",
            """
            <label for="palette-box">\(words.label)</label>\
            <input id="palette-box" type="search" autocomplete="off" placeholder="\(words.hint)"><ul></ul>\
            <div class="suggested" data-source="\(Paths.quickSearch)" hidden></div>
            """)
    }

    /// 键盘: what the script's keys do. It opens with `?`, and with the mouse.
    var keyboardMap: HTML {
        let keys = words.desk.keys
        let rows: [(HTML, String)] = [
            ("/", keys.search), ("g w", keys.work), ("g r", keys.register), ("j", keys.down), ("k", keys.up),
            ("Enter", keys.open), ("x", keys.choose), ("Ctrl Enter", keys.submit),
            ("Ctrl Shift Enter", keys.submitNext),
            ("Ctrl K", keys.palette),
            ("?", keys.help),
        ]
        let lines = HTML.each(rows) { "<div><dt><kbd>\($0.0)</kbd></dt><dd>\($0.1)</dd></div>" }
        return """
            <aside class="no-print" aria-label="\(keys.title)"><details class="keys" data-key="?"><summary>\(words.desk.nav.keys)</summary><h2>\(keys.title)</h2>\
            <dl>\(lines)</dl></details></aside>
            """
    }
}
