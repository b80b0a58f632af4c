// SPDX-License-Identifier: Apache-2.0

/// 常用筛选, as pages link to it.
package struct SavedFilterLine: Sendable {
    package let id, name, path: String

    package init(id: String, name: String, path: String) {
        self.id = id
        self.name = name
        self.path = path
    }
}

extension Presentation {
    /// The filters that the person saved, as links.
    func savedFilters(_ filters: [SavedFilterLine]) -> HTML {
        guard !filters.isEmpty else { return HTML() }
        let links = HTML.each(filters) { "<li><a href=\"\($0.path)\"><bdi>\($0.name)</bdi></a></li>" }
        return """
            <nav class="saved-filters no-print" aria-labelledby="saved-filters"><h2 id="saved-filters">\(words.desk.filters.title)</h2>\
            <ul class="chips">\(links)</ul></nav>
            """
    }

    /// Renaming and removing them; open where something is wrong with a name.
    func filterEditing(_ filters: [SavedFilterLine], _ form: FormState, back: String) -> HTML {
        guard !filters.isEmpty else { return HTML() }
        let words = self.words.desk.filters
        let rows = HTML.each(filters) { filter in
            let name = "name-\(filter.id)"
            let field = Field(name, words.one.filling(["name": filter.name]), width: .half, maxLength: 40)
            let state = form.values[name] == nil ? FormState([name: filter.name]) : form
            return self.form(
                Paths.savedFilter(filter.id), kind: "inline",
                """
                <input type="hidden" name="back" value="\(back)">\(line(field, state))\
                \(button(words.rename, .plain))\(button(words.remove, .quiet, name: "remove", value: "yes"))
                """)
        }
        let isWrong = filters.contains { form.fault(of: "name-\($0.id)") != nil }
        let open: HTML = isWrong ? " open" : ""
        return "<details class=\"filter-editing no-print\"\(open)><summary>\(words.edit)</summary>\(rows)</details>"
    }

    /// Saving the search that is shown.
    func filterSaving(_ query: String, _ form: FormState) -> HTML {
        let words = self.words.desk.filters
        let field = Field("name", words.name, width: .half, maxLength: 40)
        let open: HTML = form.fault(of: "name") == nil ? "" : " open"
        return """
            <details class="filter-saving no-print"\(open)><summary>\(words.save)</summary>\
            \(self.form(
                Paths.savedFilters, kind: "inline",
                "<input type=\"hidden\" name=\"filter\" value=\"\(query)\">\(line(field, form))\(button(words.saveDo, .plain))"
            ))</details>
            """
    }
}
