// SPDX-License-Identifier: Apache-2.0

/// 文书内容: what stands on the paper, in order and without any look. The three outputs (page, PDF, DOCX) are made from this alone.
package struct LetterDocument: Equatable, Sendable {
    /// 版式 (GB/T 9704-2012, section 8.2 of the domain rules).
    package enum Form: String, Sendable, CaseIterable {
        /// 无红头: title, number, text.
        case plain
        /// 信函格式: red name of the unit between red double rules.
        case letter
        /// 纪要格式: red name of the minutes, no seal.
        case minutes
        /// 表格: title and a table with ruled cells.
        case table
    }

    package let form: Form
    /// 演示标记, repeated on every page.
    package var demonstration: String?
    package var blocks: [Block] = []
    /// 抄送: at the foot of the last page.
    package var copies: Labelled?

    package init(form: Form) { self.form = form }

    /// What the document calls itself: number and title.
    package var name: String {
        var numbers: [String] = []
        var titles: [String] = []
        for block in blocks {
            switch block {
            case .number(let text): numbers.append(text)
            case .title(let text): titles.append(text)
            case .slip: return (numbers + titles).joined(separator: " ")
            default: break
            }
        }
        return (numbers + titles).joined(separator: " ")
    }

    /// 成文日期 as ISO 8601: that of the last signature, or the last day in a table that has none.
    var issuedDay: String? {
        for case .signature(let signature) in blocks.reversed() {
            if let day = Self.day(signature.date ?? "") { return day }
        }
        for case .table(let rows) in blocks.reversed() {
            for line in rows.reversed().flatMap({ $0.cells.reversed().flatMap(\.lines) }) {
                if let day = Self.day(line) { return day }
            }
        }
        return nil
    }

    /// A day in the words of a letter; nil for other words.
    static func day(_ words: String) -> String? {
        let numbers = words.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        guard words.count <= 16, numbers.count == 3, (1000...9999).contains(numbers[0]),
            (1...12).contains(numbers[1]), (1...31).contains(numbers[2])
        else { return nil }
        let parts = numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }
        return parts.joined(separator: "-") + "T00:00:00Z"
    }
}

extension LetterDocument {
    /// One part of the text.
    package enum Block: Equatable, Sendable {
        /// 发文机关标志: the red name on top of letters and minutes.
        case mark(String)
        case title(String)
        /// 发文字号 or another number below the title.
        case number(String)
        /// 主送.
        case addressee(String)
        /// 一、（一） 1. （1）: levels 1 to 4.
        case heading(level: Int, String)
        case paragraph(String)
        /// A numbered point of a list.
        case item(number: Int, String)
        case table([Row])
        /// 附件说明.
        case attachments(Labelled)
        case signature(Signature)
        /// 附注 in small type: contact and what else the reader should know.
        case remark(String)
        /// 核验码 and where to check it.
        case verification(String)
        /// 回执: below a line to cut along.
        case slip(String)
    }

    /// 名目 with what it introduces, such as the attachments.
    package struct Labelled: Equatable, Sendable {
        package let label: String
        package var lines: [String]
    }

    /// 表格的一行: one cell or two beside each other.
    package struct Row: Equatable, Sendable {
        package var cells: [Cell]
    }

    /// 栏目 and what stands in it, a paragraph a line.
    package struct Cell: Equatable, Sendable {
        package let label: String
        package var lines: [String]
        /// Half of the table's width.
        let isHalf: Bool
    }

    /// 落款: unit, place of the seal, date.
    package struct Signature: Equatable, Sendable {
        package let unit: String
        package var seal: String?
        package var date: String?
    }
}
