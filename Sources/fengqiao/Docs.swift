// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Foundation
import Resources
import Web

struct Docs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the documents that are read off the tables: workflows and deadlines.",
        discussion: "With --check nothing is written; the command fails when a document is not fresh.")

    @Argument(help: "The folder to write into.")
    var folder = "docs/generated"

    @Flag(help: "Only say whether the documents are fresh.")
    var check = false

    func run() async throws {
        let resources = try ResourceFiles()
        let book = try RuleBook.load(files: try resources.files(in: "Rules"))
        let vocabulary = try Vocabulary(
            chinese: Data(resources.bytes("Locales/zh-Hans.json")), english: Data(resources.bytes("Locales/en.json")))
        let procedures = ProceedingKind.allCases.map(Procedure.of)
        guard let rules = book.sets.last else { throw Complaint("there is no rule file") }
        let walking = Progress("walking every way through the tables", total: Purpose.allCases.count)
        let documents = [
            "workflows.md": WorkflowsDocument(procedures, rules: rules, words: vocabulary[.chinese])
                .text(walking: { done, _ in walking.show(done) }),
            "deadlines.md": deadlinesDocument(book),
        ]
        walking.end()
        for (name, text) in documents.sorted(by: { $0.key < $1.key }) {
            let path = folder + "/" + name
            let present = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            if check {
                guard present == text else {
                    throw Complaint("\(path) is stale; run `make docs` and read the difference")
                }
            } else {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
                Output.line(path)
            }
        }
    }
}
