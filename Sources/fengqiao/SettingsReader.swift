// SPDX-License-Identifier: Apache-2.0
import Configuration
import Foundation
import SystemPackage

/// 设置读取: the environment, then the file of `--config`. A value of the wrong type is refused by its name, and so is a name that no
/// setting has: a default in its place would hide a slip of the pen.
struct SettingsReader {
    /// Every setting, as it is called in the file; in the environment `FENGQIAO_` stands before it, in capitals.
    enum Name: String, CaseIterable {
        case config, data, database, host, port, resources
        case keyFile = "key.file"
        case zone = "zone.offset.seconds"
        case publicAddress = "public.address"
        case poolSize = "pool.size"
        case letterFaces = "letter.faces"
        case idleSeconds = "idle.seconds"

        /// In the environment.
        var variable: String {
            "FENGQIAO_" + rawValue.uppercased().replacingOccurrences(of: ".", with: "_")
        }

        fileprivate var key: AbsoluteConfigKey {
            AbsoluteConfigKey(["fengqiao"] + rawValue.split(separator: ".").map(String.init))
        }
    }

    private let environment = EnvironmentVariablesProvider()
    private var file: FileProvider<JSONSnapshot>?
    private var path = ""

    /// - Parameter path: the file that `--config` names; nil looks into the environment.
    init(file path: String?) async throws {
        guard let path = try path ?? text(.config) else { return }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("the settings file \(path) is not there or cannot be read")
        }
        try Self.check(data, path)
        self.path = path
        do {
            file = try await FileProvider<JSONSnapshot>(filePath: FilePath(path))
        } catch {
            throw Complaint("\(path): a setting there is neither a text nor a number")
        }
    }

    func text(_ name: Name) throws -> String? {
        guard case .string(let text)? = try content(name, .string, "a text") else { return nil }
        return text
    }

    /// A whole number within bounds; `otherwise` where nothing was set.
    func whole(_ name: Name, _ bounds: ClosedRange<Int>, or otherwise: Int) throws -> Int {
        guard case .int(let number)? = try content(name, .int, "a whole number") else { return otherwise }
        guard bounds.contains(number) else {
            let range = "\(bounds.lowerBound) to \(bounds.upperBound)"
            throw Complaint("\(name.variable) (in a file \(name.rawValue)) is \(range), not \(number)")
        }
        return number
    }

    private func content(_ name: Name, _ type: ConfigType, _ words: String) throws -> ConfigContent? {
        do {
            if let found = try environment.value(forKey: name.key, type: type).value { return found.content }
        } catch {
            throw Complaint("\(name.variable) takes \(words)")
        }
        do {
            return try file?.value(forKey: name.key, type: type).value?.content
        } catch {
            throw Complaint("\(path): \(name.rawValue) takes \(words)")
        }
    }

    /// Whether a file is JSON with our settings and no others under the key "fengqiao".
    private static func check(_ data: Data, _ path: String) throws {
        let file: Branch
        do {
            file = try JSONDecoder().decode(Branch.self, from: data)
        } catch {
            throw Complaint("the settings file \(path) is not JSON")
        }
        guard case .branches(let top) = file, case .branches(let settings)? = top["fengqiao"] else {
            throw Complaint("the settings file \(path) has no object under the key \"fengqiao\"")
        }
        let known = Set(Name.allCases.map(\.rawValue))
        for (name, isEmpty) in leaves(settings).sorted(by: { $0.name < $1.name }) {
            guard known.contains(name) else {
                let all = known.sorted().joined(separator: ", ")
                throw Complaint("\(path): there is no setting \(name); there are \(all)")
            }
            if isEmpty { throw Complaint("\(path): \(name) takes a text or a number, not true, false or null") }
        }
    }

    /// `{"key": {"file": …}}` is `key.file`.
    private static func leaves(_ settings: [String: Branch]) -> [(name: String, isEmpty: Bool)] {
        settings.flatMap { name, value in
            switch value {
            case .leaf(let isEmpty): [(name: name, isEmpty: isEmpty)]
            case .branches(let inner): leaves(inner).map { (name: "\(name).\($0.name)", isEmpty: $0.isEmpty) }
            }
        }
    }
}

/// A settings file as a tree, as far as it is looked at before it is read: a library takes `true` for 1.
private indirect enum Branch: Decodable {
    /// Empty: true, false or null, which no setting takes.
    case leaf(isEmpty: Bool)
    case branches([String: Branch])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .leaf(isEmpty: true)
            return
        }
        do {
            self = .branches(try container.decode([String: Branch].self))
        } catch is DecodingError {
            do {
                _ = try container.decode(Bool.self)
                self = .leaf(isEmpty: true)
            } catch is DecodingError {
                self = .leaf(isEmpty: false)
            }
        }
    }
}
