// SPDX-License-Identifier: Apache-2.0

/// A tiny checker of a page: balanced elements, one `h1`, a label for every control, ids once, nothing inline.
struct PageCheck {
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    private var elements: [Element] = []
    private var faults: [String] = []

    private static let void: Set<String> = ["meta", "link", "input", "br", "!doctype"]
    private static let selfClosed: Set<String> = ["rect", "path", "line", "circle"]

    init(_ page: String) {
        var open: [String] = []
        for part in page.split(separator: "<").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                if open.last == name {
                    open.removeLast()
                } else {
                    faults.append("</\(name)> closes \(open.last ?? "nothing")")
                }
                continue
            }
            let element = Self.element(String(tag))
            elements.append(element)
            if Self.void.contains(element.name) || (Self.selfClosed.contains(element.name) && tag.hasSuffix("/")) {
                continue
            }
            open.append(element.name)
        }
        if !open.isEmpty { faults.append("left open: \(open)") }
    }

    func faults(language: String) -> [String] {
        var faults = faults
        let count = elements.count { $0.name == "h1" }
        if count != 1 { faults.append("\(count) h1") }
        if elements.first(where: { $0.name == "html" })?.attributes["lang"] != language { faults.append("lang") }
        let ids = elements.compactMap { $0.attributes["id"] }
        for id in Set(ids) where ids.count(where: { $0 == id }) > 1 { faults.append("id \(id) twice") }
        let labelled = Set(elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
        for element in elements {
            if ["style", "script"].contains(element.name), element.attributes["src"] == nil {
                faults.append("inline \(element.name)")
            }
            for name in element.attributes.keys where name == "style" || name.hasPrefix("on") {
                faults.append("attribute \(name)")
            }
            let isControl =
                ["input", "select", "textarea"].contains(element.name) && element.attributes["type"] != "hidden"
            if isControl, !labelled.contains(element.attributes["id"] ?? "") {
                faults.append("no label for \(element.attributes)")
            }
            for name in ["aria-describedby", "aria-labelledby", "for", "list"] {
                for id in (element.attributes[name] ?? "").split(separator: " ") where !ids.contains(String(id)) {
                    faults.append("\(name) leads nowhere: \(id)")
                }
            }
            if let target = element.attributes["href"], target.hasPrefix("#"), target.count > 1,
                !ids.contains(String(target.dropFirst()))
            {
                faults.append("\(target) leads nowhere")
            }
        }
        let posts = elements.count { $0.name == "form" && $0.attributes["method"] == "post" }
        let tokens = elements.count { $0.attributes["name"] == "token" }
        if posts != tokens { faults.append("\(posts) forms that post, \(tokens) tokens") }
        return faults
    }

    private static func element(_ tag: String) -> Element {
        var rest = tag[...]
        let name = String(rest.prefix { $0 != " " && $0 != "/" }).lowercased()
        rest = rest.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while true {
            rest = rest.drop { $0 == " " || $0 == "/" || $0 == "\n" }
            let key = rest.prefix { $0 != " " && $0 != "=" }
            if key.isEmpty { break }
            rest = rest.dropFirst(key.count)
            guard rest.hasPrefix("=\"") else {
                attributes[String(key)] = ""
                continue
            }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count + 1)
            attributes[String(key)] = String(value)
        }
        return Element(name: name, attributes: attributes)
    }
}
