// SPDX-License-Identifier: Apache-2.0

/// 附件: a file as people see it.
package struct FileLine: Sendable {
    package let id, name: String
    package let bytes: Int

    package init(id: String, name: String, bytes: Int) {
        self.id = id
        self.name = name
        self.bytes = bytes
    }
}

/// 照片和材料: photos and papers, or none. With a script what is chosen later is added to what was chosen before, and one button sends all; without
/// one a second button does. Field: `files`. A file already sent is removed by its id in the field `remove`.
package struct FilingAttachmentsPage: FilingQuestion {
    package static let step = FilingStep.attachments
    package let files: [FileLine]
    package let mostFiles, mostBytes: Int
    package let form: FormState
    package let way: FilingWay

    package init(
        files: [FileLine], mostFiles: Int = 20, mostBytes: Int = 52_428_800, form: FormState = FormState(),
        way: FilingWay = FilingWay()
    ) {
        self.files = files
        self.mostFiles = mostFiles
        self.mostBytes = mostBytes
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.attachmentsTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let rule = words.attachmentsRule.filling(["files": String(mostFiles), "size": view.size(bytes: mostBytes)])
        let field = Field("files", words.attachmentsField, hint: rule, required: false)
        let upload = view.button(words.attachmentsUpload, .plain, name: "stay", value: "yes")
        return view.question(
            self, isUpload: true,
            """
            <h1>\(words.attachmentsTitle)</h1><p class="lead">\(words.attachmentsLead)</p>\(fileList(view))\
            \(view.files(field, form))<p data-scriptless>\(upload)</p>
            """)
    }

    private func fileList(_ view: Presentation) -> HTML {
        guard !files.isEmpty else { return HTML() }
        let lines = HTML.each(files) { file in
            """
            <li><bdi>\(file.name)</bdi> <span class="faint">\(view.size(bytes: file.bytes))</span>\
            <button class="quiet" name="remove" value="\(file.id)" formaction="\(Paths.filingAttachmentRemoval)">\
            \(view.words.common.remove)<span class="hidden"> \(file.name)</span></button></li>
            """
        }
        return "<h2>\(view.words.portal.filing.attachmentsList)</h2><ul class=\"file-list\">\(lines)</ul>"
    }
}
