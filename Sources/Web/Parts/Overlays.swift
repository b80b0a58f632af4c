// SPDX-License-Identifier: Apache-2.0

/// 页签: one of several views of the same thing; a link, so that it works without script and has an address.
struct Tab {
    let label, path: String
    let isHere: Bool

    init(_ label: String, _ path: String, isHere: Bool = false) {
        self.label = label
        self.path = path
        self.isHere = isHere
    }
}

extension Presentation {
    /// 页签.
    func tabs(_ label: String, _ tabs: [Tab]) -> HTML {
        let links = HTML.each(tabs) { tab in
            let here: HTML = tab.isHere ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(tab.path)\"\(here)>\(tab.label)</a></li>"
        }
        return "<nav class=\"tabs no-print\" aria-label=\"\(label)\"><ul>\(links)</ul></nav>"
    }

    /// 对话框: opened by the script only; whoever has none finds the same on the page.
    func dialog(_ label: String, id: StaticString, kind: StaticString = "palette", _ inside: HTML) -> HTML {
        """
        <dialog id="\(HTML(stringLiteral: id))" class="\(HTML(stringLiteral: kind))" aria-label="\(label)">\(inside)</dialog>
        """
    }

    /// 复制: a button for the script only, and the toast (轻提示) that says that it is done.
    func copyButton(
        _ label: String, of text: String, done: String, failed: String, _ weight: Weight = .plain
    ) -> HTML {
        """
        <button type="button" class="button \(weight.rawValue)" data-copy="\(text)" data-said="\(done)" data-failed="\(failed)" hidden>\(label)</button>
        """
    }
}
