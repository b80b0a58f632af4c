// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation

/// Where the data is. Flags come before the environment (`FENGQIAO_…`), which comes before the file of `--config`.
struct SiteOptions: ParsableArguments {
    @Option(help: "The database: sqlite:PATH or postgres://USER@HOST/NAME (FENGQIAO_DATABASE).")
    var database: String?

    @Option(help: "The data folder, mode 0700: database, attachments, keys (FENGQIAO_DATA; default ./data).")
    var data: String?

    @Option(help: "The key file, mode 0600 (FENGQIAO_KEY_FILE). With PostgreSQL it must be named.")
    var keyFile: String?

    @Option(help: "A folder of rules, locales, assets to use in place of the ones beside the program.")
    var resources: String?

    @Option(help: "A JSON file of settings, under the key \"fengqiao\" (FENGQIAO_CONFIG).")
    var config: String?

    /// The settings with their precedence applied.
    func settings() async throws -> SiteSettings {
        if let database, database.hasPrefix("postgres"), PostgresAddress(database).password != nil {
            throw Complaint(
                "a password on the command line can be read by every process of this machine; put the address into "
                    + "FENGQIAO_DATABASE or into the file of --config")
        }
        let reader = try await SettingsReader(file: config)
        let folder = try data ?? reader.text(.data) ?? "data"
        let database = try database ?? reader.text(.database) ?? "sqlite:\(folder)/fengqiao.sqlite"
        return try SiteSettings(
            database: database, folder: folder, keyFile: keyFile ?? reader.text(.keyFile),
            resources: resources ?? reader.text(.resources),
            offsetSeconds: reader.whole(.zone, -14 * 3_600...14 * 3_600, or: 8 * 3_600),
            publicAddress: address(reader), poolSize: reader.whole(.poolSize, 1...1_000, or: 16),
            host: reader.text(.host) ?? "127.0.0.1", port: reader.whole(.port, 0...65_535, or: 8080),
            idleSeconds: reader.whole(.idleSeconds, 1...86_400, or: 75), letterFaces: reader.text(.letterFaces))
    }

    private func address(_ reader: SettingsReader) throws -> String? {
        guard let text = try reader.text(.publicAddress) else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
            throw Complaint("FENGQIAO_PUBLIC_ADDRESS begins with https:// or http://, as in https://petition.example")
        }
        return text
    }
}

/// Where everything of one installation lies.
struct SiteSettings: Sendable {
    /// Which engine.
    enum Engine: Equatable, Sendable {
        case sqlite(path: String)
        case postgres(url: String)
    }

    let engine: Engine
    /// The folder of a SQLite database, or the data folder.
    let folder: String
    /// Whether it is the data folder, which holds nothing else, and not only where a SQLite file was put.
    let isOwnFolder: Bool
    var keyFile: String
    let attachments: String
    let lockFile: String
    /// Where checkpoints are exported to: copy this file to another machine.
    let checkpoints: String
    let resources: String?
    /// The law's zone, seconds east of UTC.
    let offsetSeconds: Int
    let publicAddress: String?
    let poolSize: Int
    /// Where `serve` listens, unless its flags say otherwise.
    let host: String
    let port: Int
    /// So long a connection may say nothing (FENGQIAO_IDLE_SECONDS).
    let idleSeconds: Int
    /// 文书字体: a JSON file that names the faces of letters (FENGQIAO_LETTER_FACES); nil for Debian's free ones.
    let letterFaces: String?

    init(
        database: String, folder: String, keyFile: String?, resources: String?, offsetSeconds: Int,
        publicAddress: String?, poolSize: Int, host: String, port: Int, idleSeconds: Int,
        letterFaces: String? = nil
    ) throws {
        self.letterFaces = letterFaces
        self.host = host
        self.port = port
        self.idleSeconds = idleSeconds
        self.resources = resources
        self.offsetSeconds = offsetSeconds
        self.publicAddress = publicAddress
        self.poolSize = poolSize
        if database.hasPrefix("sqlite:") {
            let path = String(database.dropFirst("sqlite:".count))
            guard !path.isEmpty else {
                throw Complaint("--database sqlite: needs a path, as in sqlite:data/fengqiao.sqlite")
            }
            engine = .sqlite(path: path)
            let parent = (path as NSString).deletingLastPathComponent
            self.folder = parent.isEmpty ? "." : parent
            isOwnFolder = parent == folder
            self.keyFile = keyFile ?? path + ".key"
            attachments = path + ".attachments"
            lockFile = path + ".lock"
            checkpoints = path + ".checkpoints"
        } else if database.hasPrefix("postgres://") || database.hasPrefix("postgresql://") {
            engine = .postgres(url: database)
            guard let keyFile else {
                throw Complaint("PostgreSQL needs an explicit key: name its file with --key-file or FENGQIAO_KEY_FILE")
            }
            self.folder = folder
            isOwnFolder = true
            self.keyFile = keyFile
            attachments = folder + "/attachments"
            lockFile = folder + "/fengqiao.lock"
            checkpoints = folder + "/checkpoints"
        } else {
            throw Complaint("--database takes sqlite:PATH or postgres://…, not \(database)")
        }
    }
}
