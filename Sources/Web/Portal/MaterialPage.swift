// SPDX-License-Identifier: Apache-2.0

/// 补充材料: more words or files for one's matter. Fields: `text`, `files`.
package struct MaterialPage: Page {
    package let number: String
    package let mostFiles, mostBytes: Int
    package let form: FormState

    package init(number: String, mostFiles: Int = 20, mostBytes: Int = 52_428_800, form: FormState = FormState()) {
        self.number = number
        self.mostFiles = mostFiles
        self.mostBytes = mostBytes
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.material }

    package func title(in view: Presentation) -> String { view.words.portal.follow.materialTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let filing = view.words.portal.filing
        let rule = filing.attachmentsRule.filling(["files": String(mostFiles), "size": view.size(bytes: mostBytes)])
        let text = Field(
            "text", words.materialText, required: false, maxLength: FilingFactsPage.factsLimit,
            saysOptional: false)
        let files = Field("files", filing.attachmentsField, hint: rule, required: false, saysOptional: false)
        let fields: HTML = """
            \(view.text(text, form, rows: 8))\(view.files(files, form))\
            <div class="buttons">\(view.button(words.materialSend))</div>
            """
        return """
            <a class="back" href="\(Paths.followMatter)">\(view.words.common.back)</a>\(view.errorSummary(form))\
            <p class="caption">\(words.numberLine.filling(["number": number]))</p><h1>\(words.materialTitle)</h1>\
            <p class="lead">\(words.materialLead)</p>\(view.form(Paths.material, isUpload: true, id: "question", fields))
            """
    }
}
