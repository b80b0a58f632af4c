// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// A line of text, or a number, a password, a search word: whatever `type` says.
    func line(_ field: Field, _ form: FormState, type: StaticString = "text") -> HTML {
        let kind: HTML = .init(stringLiteral: type)
        return box(field, form, "<input type=\"\(kind)\" value=\"\(form[field.name])\"\(attributes(field, form))>")
    }

    /// A password: never shown again.
    func password(_ field: Field, _ form: FormState) -> HTML {
        box(field, form, "<input type=\"password\"\(attributes(field, form))>")
    }

    /// A day. The browser's own calendar; where there is none, a line that takes `2026-03-02`. A calendar drops what is no day, so
    /// that stands in a line, as it was typed, until it is one.
    func day(_ field: Field, _ form: FormState, min: String? = nil, max: String? = nil) -> HTML {
        let typed = form[field.name]
        guard typed.isEmpty || CalendarDate(typed) != nil else {
            return box(
                field, form, "<input type=\"text\" class=\"date\" value=\"\(typed)\"\(attributes(field, form))>")
        }
        let bounds = HTML.with(min) { " min=\"\($0)\"" } + HTML.with(max) { " max=\"\($0)\"" }
        return box(
            field, form,
            "<input type=\"date\" class=\"date\" value=\"\(typed)\"\(bounds)\(attributes(field, form))>")
    }

    /// A whole number; what is none stays in a line, as a day does.
    func number(_ field: Field, _ form: FormState, min: Int, max: Int) -> HTML {
        let typed = form[field.name]
        guard typed.isEmpty || Int(typed) != nil else {
            return box(
                field, form,
                """
                <input type="text" inputmode="numeric" class="number" value="\(typed)"\(attributes(field, form))>
                """)
        }
        return box(
            field, form,
            """
            <input type="number" inputmode="numeric" class="number" min="\(min)" max="\(max)" \
            value="\(typed)"\(attributes(field, form))>
            """)
    }

    /// Several lines. With a limit the page says it; the script counts.
    func text(_ field: Field, _ form: FormState, rows: Int = 6) -> HTML {
        let counter = HTML.with(field.maxLength) { limit in
            """
            <p class="counter" id="\(field.id)-limit"\(limit < 500 ? HTML() : " hidden") data-limit="\(limit)" \
            data-left="\(words.common.charactersLeft)" data-over="\(words.common.charactersOver)">\
            \(words.common.charactersLimit.filling(["count": String(limit)]))</p>
            """
        }
        return box(
            field, form,
            // The first line end after the tag is dropped by browsers, so one is given away.
            "<textarea rows=\"\(rows)\"\(attributes(field, form))>\n\(form[field.name])</textarea>\(counter)")
    }

    /// One of many, as a list that opens.
    func select(_ field: Field, _ form: FormState, _ choices: [Choice], blank: String? = nil) -> HTML {
        let chosen = form[field.name]
        let first = HTML.with(blank) { "<option value=\"\">\($0)</option>" }
        let options = HTML.each(choices) { choice in
            let mark: HTML = choice.value == chosen ? " selected" : ""
            return "<option value=\"\(choice.value)\"\(mark)>\(choice.label)</option>"
        }
        return box(field, form, "<select\(attributes(field, form))>\(first)\(options)</select>")
    }

    /// One of many, typed with a list that helps. With `isNamed` the list puts name and code into the box. What was typed and is in no list
    /// comes back with what it may mean.
    ///
    /// - Parameter shared: the field whose list helps here too, so that a page holds a long one once.
    func combo(
        _ field: Field, _ form: FormState, _ choices: [Choice], isNamed: Bool = false, shared: String? = nil
    ) -> HTML {
        let list = "\(shared ?? field.id)-list"
        let options = HTML.each(shared == nil ? choices : []) {
            isNamed
                ? "<option value=\"\($0.named)\"></option>"
                : "<option value=\"\($0.value)\">\($0.label)</option>"
        }
        let helped = HTML.when(shared == nil, "<datalist id=\"\(list)\">\(options)</datalist>")
        let typed = form[field.name]
        let chosen = isNamed ? choices.first { $0.value == typed } : nil
        return box(
            field, form,
            """
            <input type="text" list="\(list)" autocomplete="off" value="\(chosen?.named ?? typed)"\
            \(attributes(field, form))>\(helped)\(offers(field, form, choices))
            """)
    }

    /// Files. The browser sends them; the script names what is chosen and shows how far it is sent.
    func files(_ field: Field, _ form: FormState) -> HTML {
        box(
            field, form,
            """
            \(heldFiles(form))<input type="file" multiple class="files"\(attributes(field, form))>\
            <ul class="bullets chosen" hidden></ul>\(sending())
            """)
    }

    /// 上传进度: how many hundredths are sent; hidden until the script shows it.
    func sending(_ percent: Int? = nil) -> HTML {
        let isHidden = HTML.when(percent == nil, " hidden")
        let part = HTML.with(percent) { " value=\"\($0)\"" }
        let said = HTML.with(percent) { "\($0)%" }
        return """
            <p class="sending"\(isHidden)><progress max="\(percent == nil ? 1 : 100)"\(part) aria-label="\(words.common.working)"></progress> \
            <span>\(said)</span></p>
            """
    }

    /// What became of the files that came with the form before.
    private func heldFiles(_ form: FormState) -> HTML {
        switch form.files {
        case .none: HTML()
        case .held(let names):
            "<p class=\"hint\">\(words.errors.filesHeld)</p><ul class=\"bullets\">\(HTML.each(names) { "<li><bdi>\($0)</bdi></li>" })</ul>"
        case .lost: "<p class=\"hint\">\(words.errors.filesAgain)</p>"
        }
    }

    /// One answer of a few, each a large target.
    /// With `focused` the page begins at the answer that is chosen.
    func radios(
        _ field: Field, _ form: FormState, _ choices: [Choice], inline: Bool = false, focused: Bool = false
    ) -> HTML {
        options(field, form, choices, type: "radio", inline: inline, focused: focused)
    }

    /// Any answers of a few.
    func checkboxes(_ field: Field, _ form: FormState, _ choices: [Choice], inline: Bool = false) -> HTML {
        options(field, form, choices, type: "checkbox", inline: inline)
    }

    /// A single box to tick, with its own sentence.
    func tick(_ field: Field, _ form: FormState) -> HTML {
        let mark: HTML = form[field.name].isEmpty ? "" : " checked"
        return """
            <div class="field tick\(wrong(field, form))">\(fault(field, form))<div class="choice">\
            <input type="checkbox" value="yes"\(mark)\(attributes(field, form))>\
            <label for="\(field.id)">\(field.label)</label>\(hint(field))</div></div>
            """
    }

    private func options(
        _ field: Field, _ form: FormState, _ choices: [Choice], type: StaticString, inline: Bool,
        focused: Bool = false
    ) -> HTML {
        let kind: HTML = .init(stringLiteral: type)
        let items = HTML.each(choices.enumerated()) { index, choice in
            let id = index == 0 ? field.id : "\(field.id)-\(index + 1)"
            let isChosen = form.has(field.name, choice.value)
            let mark: HTML = isChosen ? (focused ? " checked autofocus" : " checked") : ""
            let more = HTML.with(choice.hint) { " <small class=\"hint\">\($0)</small>" }
            return """
                <div class="choice"><input type="\(kind)" id="\(id)" name="\(field.name)" value="\(choice.value)"\(mark)>\
                <label for="\(id)">\(choice.label)\(more)</label></div>
                """
        }
        let label: HTML =
            field.isTitle ? "<h1>\(field.label)\(optional(field))</h1>" : "\(field.label)\(optional(field))"
        let layout: HTML = inline ? " inline" : ""
        return """
            <fieldset class="field\(wrong(field, form))"\(described(field, form))><legend>\(label)</legend>\(hint(field))\
            \(fault(field, form))<div class="choices\(layout)">\(items)</div></fieldset>
            """
    }

    private func box(_ field: Field, _ form: FormState, _ control: HTML) -> HTML {
        let label: HTML = "<label for=\"\(field.id)\">\(field.label)\(optional(field))</label>"
        let heading: HTML = field.isTitle ? "<h1>\(label)</h1>" : label
        return """
            <div class="field \(field.width.rawValue)\(wrong(field, form))">\(heading)\(hint(field))\(fault(field, form))\
            \(control)</div>
            """
    }

    private func attributes(_ field: Field, _ form: FormState) -> HTML {
        var all: HTML = " id=\"\(field.id)\" name=\"\(field.name)\"\(described(field, form))"
        if field.isRequired { all.append(" required") }
        if form.fault(of: field.name) != nil { all.append(" aria-invalid=\"true\"") }
        if let token = field.autocomplete { all.append(" autocomplete=\"\(token)\"") }
        if let mode = field.inputMode { all.append(" inputmode=\"\(mode)\"") }
        return all
    }

    private func described(_ field: Field, _ form: FormState) -> HTML {
        var ids: [String] = []
        if field.hint != nil { ids.append("\(field.id)-hint") }
        if form.fault(of: field.name) != nil { ids.append("\(field.id)-fault") }
        return ids.isEmpty ? HTML() : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    private func optional(_ field: Field) -> HTML {
        field.isRequired || !field.saysOptional ? HTML() : "<span class=\"optional\">\(words.common.optional)</span>"
    }

    private func hint(_ field: Field) -> HTML {
        HTML.with(field.hint) { "<p class=\"hint\" id=\"\(field.id)-hint\">\($0)</p>" }
    }

    private func fault(_ field: Field, _ form: FormState) -> HTML {
        HTML.with(form.fault(of: field.name)) {
            """
            <p class="fault" id="\(field.id)-fault"><span class="hidden">\(words.common.errorMark)</span>\($0)</p>
            """
        }
    }

    private func wrong(_ field: Field, _ form: FormState) -> HTML {
        form.fault(of: field.name) == nil ? HTML() : " wrong"
    }
}
