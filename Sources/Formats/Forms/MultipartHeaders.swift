// SPDX-License-Identifier: Apache-2.0

extension MultipartPart {
    /// Reads a block of headers, which begins with a line end and ends with a blank line.
    init(headers block: ArraySlice<UInt8>) throws(MultipartError) {
        guard let text = String(validating: block, as: UTF8.self) else { throw .badHeaders }
        var disposition: HeaderValue?
        var contentType: String?
        for line in text.unicodeScalars.split(whereSeparator: { $0 == "\r" || $0 == "\n" }) {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { throw .badHeaders }
            let value = String(line[line.index(after: colon)...])
            switch String(line[..<colon]).lowercased() {
            case "content-disposition" where disposition == nil: disposition = HeaderValue(value)
            case "content-type" where contentType == nil: contentType = HeaderValue(value).value
            default: continue
            }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition.parameter("name") else {
            throw .noName
        }
        self.init(
            name: Self.unescaped(name),
            filename: disposition.extendedParameter("filename").map { Self.lastComponent(Self.unescaped($0)) },
            contentType: contentType)
    }

    /// Browsers write a quote in a name as `%22`, and line ends as `%0D` and `%0A`, and leave every other percent sign alone.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.starts(with: "22".utf8) {
                result.append(UInt8(ascii: "\""))
                rest.removeFirst(2)
            } else if byte == UInt8(ascii: "%"), rest.starts(with: "0D".utf8) || rest.starts(with: "0A".utf8) {
                rest.removeFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The name without the folders that some browsers send, without characters that would deceive the eye.
    private static func lastComponent(_ filename: String) -> String {
        let scalars = filename.unicodeScalars
        let tail = scalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { String($0) } ?? ""
        return PlainText.cleanLine(tail)
    }
}
