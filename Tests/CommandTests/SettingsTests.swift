// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Storage
import Support
import Testing

/// Where settings come from, and what is refused as one.
@Suite(.serialized) struct SettingsTests {
    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `a flag comes before the environment, which comes before the file`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let config = site.folder + "/settings.json"
            try Data("{\"fengqiao\": {\"port\": 18471, \"host\": \"127.0.0.1\"}}".utf8).write(to: URL(filePath: config))
            let cases: [(environment: [String], flags: [String], port: Int)] = [
                ([], [], 18_471), (["FENGQIAO_PORT=18472"], [], 18_472),
                (["FENGQIAO_PORT=18472"], ["--port", "18473"], 18_473),
            ]
            for (environment, flags, port) in cases {
                let run = try Program.Run(
                    ["serve", "--config", config] + flags + site.options, in: site.folder,
                    through: ["env"] + environment)
                try await run.wait(for: "ready at http://127.0.0.1:\(port)")
                _ = try await run.kill()
            }
        }
    }

    @Test func `a setting of the wrong type is refused by its name, wherever it stands`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let config = site.folder + "/settings.json"
            let inFile: [(json: String, words: String)] = [
                ("{\"port\": \"abc\"}", "port takes a whole number"), ("{\"port\": 80.5}", "port takes a whole number"),
                ("{\"port\": 70000}", "port) is 0 to 65535, not 70000"), ("{\"host\": 5}", "host takes a text"),
                ("{\"pool\": {\"size\": true}}", "pool.size takes a text or a number, not true"),
                ("{\"zone\": {\"offset\": {\"seconds\": \"8h\"}}}", "zone.offset.seconds takes a whole number"),
                ("{\"zone\": {\"offset\": {\"seconds\": 288000}}}", "not 288000"),
                ("{\"idle\": {\"seconds\": \"soon\"}}", "idle.seconds takes a whole number"),
                ("{\"database\": 1}", "database takes a text"), ("{\"data\": [1]}", "data takes a text"),
                ("{\"key\": {\"file\": false}}", "key.file takes a text or a number, not true"),
                ("{\"resources\": 1}", "resources takes a text"),
                ("{\"letter\": {\"faces\": 1}}", "letter.faces takes a text"),
                ("{\"public\": {\"address\": \"petition.example\"}}", "begins with https://"),
                ("{\"prot\": 8080}", "there is no setting prot"), ("3", "has no object under the key"),
                ("{\"host\": null}", "host takes a text or a number, not true, false or null"), ("{", "is not JSON"),
            ]
            for (json, words) in inFile {
                try Data("{\"fengqiao\": \(json)}".utf8).write(to: URL(filePath: config))
                let ending = try await Program.run(["verify", "--config", config], in: site.folder)
                #expect(ending.status == 1)
                #expect(ending.errors.contains(words), "\(json): \(ending.errors)")
            }
            let inEnvironment = [
                ("FENGQIAO_PORT=abc", "FENGQIAO_PORT takes a whole number"), ("FENGQIAO_PORT=", "FENGQIAO_PORT takes"),
                ("FENGQIAO_POOL_SIZE=0", "FENGQIAO_POOL_SIZE"),
                ("FENGQIAO_IDLE_SECONDS=1.5", "FENGQIAO_IDLE_SECONDS takes"),
                ("FENGQIAO_ZONE_OFFSET_SECONDS=8h", "FENGQIAO_ZONE_OFFSET_SECONDS takes"),
                ("FENGQIAO_PUBLIC_ADDRESS=petition.example", "FENGQIAO_PUBLIC_ADDRESS begins with"),
                ("FENGQIAO_CONFIG=/nowhere.json", "/nowhere.json is not there"),
            ]
            for (setting, words) in inEnvironment {
                let ending = try await Program.Run(
                    ["verify"] + site.options, in: site.folder, through: ["env", setting]
                ).end()
                #expect(ending.status == 1)
                #expect(ending.errors.contains(words), "\(setting): \(ending.errors)")
            }
        }
    }

    @Test func `.env.example lists every setting, and no other`() async throws {
        let example = try String(contentsOf: URL(filePath: Program.root + "/.env.example"), encoding: .utf8)
        let listed = example.split(separator: "\n").map { $0.drop { $0 == "#" } }
            .filter { $0.hasPrefix("FENGQIAO_") }.compactMap { $0.split(separator: "=").first }
        let said = try String(
            contentsOf: URL(filePath: Program.root + "/Sources/fengqiao/SettingsReader.swift"), encoding: .utf8)
        #expect(listed.count == 12)
        for name in listed {
            let key = name.dropFirst("FENGQIAO_".count).lowercased().replacingOccurrences(of: "_", with: ".")
            #expect(said.contains("\"\(key)\"") || said.contains(", \(key)") || said.contains("case \(key),"), "\(key)")
        }
    }

    @Test func `a password on the command line is refused, and one from the environment is not`() async throws {
        try await withFolder { folder in
            for address in ["postgres://u:secret@127.0.0.1:1/x", "postgres://u@127.0.0.1:1/x?password=secret"] {
                let flag = try await Program.run(
                    ["verify", "--database", address, "--key-file", folder + "/key"], in: folder)
                #expect(flag.status == 1)
                #expect(flag.errors.contains("FENGQIAO_DATABASE"))
                #expect(!flag.errors.contains("secret"))
                let environment = try await Program.Run(
                    ["verify", "--key-file", folder + "/key"], in: folder,
                    through: ["env", "FENGQIAO_DATABASE=" + address, "FENGQIAO_DATA=" + folder + "/data"]
                ).end()
                #expect(environment.errors.contains("cannot be reached"), "\(environment.errors)")
                #expect(!environment.errors.contains("secret"))
            }
        }
    }

    @Test func `without a key file one is made that only its owner reads`() async throws {
        try await withFolder { folder in
            let ending = try await Program.run(["migrate", "--data", folder + "/data"], in: folder)
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(try permissions(folder + "/data") == 0o700)
            for name in ["fengqiao.sqlite.key", "fengqiao.sqlite"] {
                #expect(try permissions(folder + "/data/" + name) == 0o600, "\(name)")
            }
        }
    }

    @Test func `a data folder that others can enter is closed to them, and a shared one is refused`() async throws {
        try await withFolder { folder in
            let data = folder + "/data"
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
            let ending = try await Program.run(["migrate", "--data", data], in: folder)
            #expect(ending.status == 0)
            #expect(ending.errors.contains("0700"))
            #expect(try permissions(data) == 0o700)
            let shared = folder + "/shared"
            try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o1777], ofItemAtPath: shared)
            let refused = try await Program.run(["migrate", "--data", shared], in: folder)
            #expect(refused.status == 1)
            #expect(refused.errors.contains("open to others"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: shared).isEmpty)
        }
    }

    @Test func `accounts, tokens and a round of work are printed as data`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            func object(_ arguments: [String]) async throws -> [String: Any] {
                let ending = try await site.run(arguments + ["--json"])
                #expect(ending.status == 0, "\(ending.errors)")
                let line = ending.output.split(separator: "\n").last ?? ""
                return try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
            let added = try await object(["user", "add", "lin", "--name", "Lin", "--generate"])
            #expect(added["login"] as? String == "lin")
            #expect((added["password"] as? String)?.isEmpty == false)
            let reset = try await object(["user", "reset", "lin", "--generate"])
            #expect(reset["password"] as? String != added["password"] as? String)
            #expect(try await object(["user", "token", "rehearsal"])["token"] is String)
            #expect(try await object(["work", "--once"])["failed"] as? Int == 0)
            #expect(try await object(["migrate"])["version"] as? String == Schema.migrations.last?.id)
            #expect(try await object(["user", "disable", "lin"])["login"] as? String == "lin")
            #expect(try await object(["user", "enable", "lin"])["login"] as? String == "lin")
            #expect((try await object(["succeed", "--orphans"])["orphans"] as? [Any])?.isEmpty == true)
            let units = site.folder + "/units.csv"
            try Data("code,name,level,kind,parent\nX,New,unit,department,\n".utf8).write(to: URL(filePath: units))
            #expect(try await object(["import", "organisation", units])["loaded"] as? Int == 1)
            #expect(try await object(["backup", site.folder + "/saved"])["engine"] as? String == "sqlite")
        }
    }

    @Test func `a face of letters that is not installed stops the start and is named, with what to do`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["migrate"]).status == 0)
            let file = site.folder + "/faces.json"
            let faces = [
                "song": ["Noto Serif CJK SC"], "fangsong": ["No Such Face"], "kai": ["AR PL UKai CN"],
                "hei": ["Noto Sans CJK SC"],
            ]
            try JSONSerialization.data(withJSONObject: faces).write(to: URL(filePath: file))
            for command in [["serve", "--port", "18474"], ["work", "--once"]] {
                let ending = try await Program.Run(
                    command + site.options, in: site.folder, through: ["env", "FENGQIAO_LETTER_FACES=" + file]
                ).end()
                #expect(ending.status == 1)
                #expect(ending.errors.contains("\"No Such Face\"") && ending.errors.contains("FENGQIAO_LETTER_FACES"))
            }
            try Data("{\"song\": 3}".utf8).write(to: URL(filePath: file))
            let broken = try await Program.Run(
                ["work", "--once"] + site.options, in: site.folder, through: ["env", "FENGQIAO_LETTER_FACES=" + file]
            ).end()
            #expect(broken.status == 1 && broken.errors.contains("does not name faces of letters"))
        }
    }

    @Test func `a rule that was edited in place stops every command, and the file says where the change belongs`()
        async throws
    {
        try await TestEngine.sqliteFile.withInstallation { site in
            let resources = site.folder + "/resources"
            try FileManager.default.copyItem(
                atPath: Program.root + "/.build/debug/fengqiao_Resources.resources", toPath: resources)
            let arguments = ["rehearse-kill", "--matters", "1", "--resources", resources]
            #expect(try await site.run(arguments).status == 0)
            let rules = URL(filePath: resources + "/Rules/rules-2022-05-01.json")
            let text = try String(contentsOf: rules, encoding: .utf8)
            try text.replacing("\"amount\": 60", with: "\"amount\": 90").write(
                to: rules, atomically: true, encoding: .utf8)
            let ending = try await site.run(["verify", "--resources", resources])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("rules-2022-05-01 K-05") && ending.errors.contains("rules-<day>.json"))
        }
    }
}
