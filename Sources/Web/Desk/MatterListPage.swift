// SPDX-License-Identifier: Apache-2.0
package import Casework

/// 卷内列表: the rest of one list of a file that is longer than its page.
package struct MatterListPage: Page {
    package let list: MatterList
    /// The file with this list alone.
    package let file: MatterPage

    package init(list: MatterList, file: MatterPage) {
        self.list = list
        self.file = file
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { file.title(in: view) }

    package func crumbs(in view: Presentation) -> [Crumb] {
        file.crumbs(in: view) + [Crumb(file.line.number, Paths.matter(file.line.number))]
    }

    package func body(in view: Presentation) -> HTML {
        let section: HTML =
            switch list {
            case .filings: file.filingSection(view)
            case .people: file.partySection(view)
            case .letters: file.letterSection(view)
            case .files: file.fileSection(view)
            }
        let sealed = HTML.when(file.line.isSealed, view.notice(view.words.desk.matter.sealedNote, .sealed))
        return """
            \(sealed)<header class="file-head"><p class="number">\(file.line.number)</p>\
            <h1><bdi>\(file.line.subject)</bdi></h1></header>\(section)
            """
    }
}
