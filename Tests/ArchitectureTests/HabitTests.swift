// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// What code here never does, with the rooms that are the exception.
private struct Trap: Sendable, CustomTestStringConvertible {
    let pattern: String
    let exceptions: Set<String>
    let why: String
    var testDescription: String { why }

    init(_ pattern: String, except exceptions: Set<String> = [], _ why: String) {
        self.pattern = pattern
        self.exceptions = exceptions
        self.why = why
    }
}

private let traps = [
    Trap(#"@unchecked\s+Sendable"#, "nobody vouches for itself: the compiler does"),
    Trap(#"nonisolated\(unsafe\)"#, "no shared state without a guard"),
    Trap(#"\btry!"#, "no crash on an error"),
    Trap(#"\btry\?"#, "no error unheard"),
    Trap(#"\bfatalError\("#, "no crash that a request can reach"),
    Trap(#"\bas!"#, "no crash on a type"),
    Trap(#"\bDate\(\)|\bDate\.now\b"#, except: ["fengqiao"], "time is an argument"),
    Trap(#"\bUUID\(\)"#, except: ["fengqiao"], "ids are arguments"),
    Trap(#"\bstatic var \w+(\s*:[^{=]+)?\s*="#, "no state that everyone shares"),
    Trap(
        #"\b(struct|class|enum|actor|protocol) \w*(Manager|Helper|Util|Utils|Service)\b"#, "names say what a thing is"),
]

@Suite struct Habits {
    private let project: Project

    init() throws { project = try Project.read.get() }

    @Test(arguments: traps) private func `code keeps out of the traps`(trap: Trap) throws {
        let expression = try NSRegularExpression(pattern: trap.pattern)
        for (file, source) in project.sources where !trap.exceptions.contains(file.room) {
            let code = source.code.joined(separator: "\n")
            for match in expression.matches(in: code, range: NSRange(code.startIndex..., in: code)) {
                guard let range = Range(match.range, in: code) else { continue }
                let line = code[..<range.lowerBound].count { $0 == "\n" } + 1
                Issue.record("\(file.path):\(line) \(source.code[line - 1])")
            }
        }
    }

    @Test func `every Swift file names its licence first`() {
        for file in project.files where file.path.hasSuffix(".swift") && file.path != "Package.swift" {
            #expect(file.lines.first == "// SPDX-License-Identifier: Apache-2.0", "\(file.path)")
        }
    }

    @Test func `no Swift file is longer than four hundred lines`() {
        for file in project.files where file.path.hasSuffix(".swift") {
            #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count)")
        }
    }

    @Test func `what other rooms may use says what it is`() throws {
        let kinds = "struct|class|enum|actor|protocol|func|typealias|let|var|final|indirect"
        let opening = try NSRegularExpression(pattern: "^package (?:\(kinds)) ")
        for (file, _) in project.sources {
            let lines = file.lines
            for (number, line) in lines.enumerated() where number > 0 {
                guard line.hasPrefix("package ") else { continue }
                let text = String(line)
                guard opening.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil else {
                    continue
                }
                // One comment may stand over a group of declarations.
                var above = number - 1
                while above > 0, ["@", "#if", "package "].contains(where: lines[above].hasPrefix) { above -= 1 }
                #expect(lines[above].hasPrefix("///"), "\(file.path):\(number + 1) \(text)")
            }
        }
    }

    @Test func `nothing names a folder of one machine`() {
        // Put together here, or this file would be found.
        let folders = ["work", "copies", "root"].map { "/" + $0 + "/" }
        for file in project.files {
            guard folders.contains(where: { file.text.contains($0) }) else { continue }
            for (number, line) in file.lines.enumerated() where folders.contains(where: { mentions($0, String(line)) })
            {
                Issue.record("\(file.path):\(number + 1) \(line.prefix(120))")
            }
        }
    }

    /// True when a line holds the folder at the beginning of a path, not inside of one.
    private func mentions(_ folder: String, _ line: String) -> Bool {
        var rest = line[...]
        while let range = rest.range(of: folder) {
            let before = range.lowerBound == line.startIndex ? " " : line[line.index(before: range.lowerBound)]
            if !before.isLetter, !before.isNumber, before != ".", before != "}", before != "-", before != "_" {
                return true
            }
            rest = rest[range.upperBound...]
        }
        return false
    }
}

@Suite struct TheReaderOfSwift {
    @Test func `comments and literals are told from code`() {
        let text = #"""
            let a = "x // \(f("y", b)) z" // try? here
            /* try! */ let c = """
                中 "文" \(d)
                """
            """# + "\nlet e = #\"\\(no) \\#(yes)\"#"
        let source = SwiftSource(text)
        #expect(source.literals.map(\.text).contains("x //  z"))
        #expect(source.literals.map(\.line) == [1, 1, 2, 5])
        #expect(!source.code.joined().contains("try"))
        #expect(source.code.count == 5)
        #expect(source.code[4].contains("yes"))
        #expect(!source.code[4].contains("no"))
    }
}
