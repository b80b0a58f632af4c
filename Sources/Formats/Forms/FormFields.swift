// SPDX-License-Identifier: Apache-2.0

/// The fields of a form or of a query string, in the order in which they came, names as often as they came.
package struct FormFields: Equatable, Sendable {
    /// One field.
    package struct Field: Equatable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var fields: [Field]

    package init(_ fields: [Field] = []) { self.fields = fields }

    /// The first value of a name.
    package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of a name, in order.
    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    package mutating func append(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    /// Takes every value of a name away and puts one in their place, at the end.
    package mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name == name }
        append(name, value)
    }
}

/// What is wrong with an encoded form.
package enum FormError: Error, Equatable, Sendable {
    /// The bytes of this field, counted from 1, are not UTF-8.
    case notUTF8(field: Int)
    case tooManyFields(limit: Int)
}

extension FormFields {
    /// Decodes `application/x-www-form-urlencoded`, as a form's body or a query string. Throws `FormError`.
    package init(urlEncoded bytes: some Collection<UInt8>, limit: Int = 1_000) throws(FormError) {
        self.init()
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < limit else { throw .tooManyFields(limit: limit) }
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.text(sides[0]), let value = sides.count > 1 ? Self.text(sides[1]) : "" else {
                throw .notUTF8(field: fields.count + 1)
            }
            append(name, value)
        }
    }

    /// The fields as a query string: `a=1&b=%E6%9D%90`.
    package var urlEncoded: String {
        fields.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
    }

    private static func text(_ bytes: some Collection<UInt8>) -> String? {
        String(validating: PercentEncoding.decode(bytes, plusIsSpace: true), as: UTF8.self)
    }
}
