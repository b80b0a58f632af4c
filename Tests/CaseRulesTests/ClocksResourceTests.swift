// SPDX-License-Identifier: Apache-2.0
import Foundation
import Resources
import Testing

@Suite struct `Resource files` {
    @Test func `a folder is listed with its folders, in order, and each file can be read`() throws {
        let resources = try ResourceFiles()
        let names = try resources.list("Rules")
        #expect(names == names.sorted())
        #expect(names.contains("Rules/rules-2022-05-01.json"))
        #expect(names.contains("Rules/calendars/2026.json"))
        #expect(!names.contains("Rules/calendars"))
        #expect(try resources.files(in: "Rules").map(\.name) == names)
        for name in names { #expect(try !resources.bytes(name).isEmpty) }
    }

    @Test(arguments: ["../Package.swift", "/etc/hostname", "Rules/../../x", "Rules//x", "", "./Rules"])
    func `a path that leads out is refused`(path: String) throws {
        let resources = try ResourceFiles()
        #expect(throws: ResourceError.outside(path)) { try resources.bytes(path) }
    }

    @Test func `a missing file, folder or directory says so`() throws {
        let resources = try ResourceFiles()
        #expect(throws: ResourceError.missing("Rules/none.json")) { try resources.bytes("Rules/none.json") }
        #expect(throws: ResourceError.missing("None")) { try resources.list("None") }
        #expect(throws: ResourceError.missing("Rules")) { try resources.bytes("Rules") }
        #expect(throws: ResourceError.noDirectory(["/nonexistent"])) { try ResourceFiles(directory: "/nonexistent") }
    }

    @Test func `a named directory takes the place of what ships`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "resources-\(ProcessInfo.processInfo.processIdentifier)", isDirectory: true)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("Letters"), withIntermediateDirectories: true)
        try Data("a".utf8).write(to: folder.appendingPathComponent("Letters/notice.txt"))
        try Data().write(to: folder.appendingPathComponent("Letters/.hidden"))
        let resources = try ResourceFiles(directory: folder.path)
        #expect(try resources.list("Letters") == ["Letters/notice.txt"])
        #expect(try resources.bytes("Letters/notice.txt") == [0x61])
        try FileManager.default.removeItem(at: folder)
    }
}
