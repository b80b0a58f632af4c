// SPDX-License-Identifier: Apache-2.0
import CQRencode

/// 二维码 A QR code as a square of modules, drawn as SVG by ourselves.
package struct QRCode: Equatable, Sendable {
    /// How much of the code may be damaged and still be read: 7, 15, 25 and 30 per cent.
    package enum Level: Sendable { case low, medium, quartile, high }

    /// Modules along a side.
    package let width: Int
    /// Row by row; true is dark.
    package let modules: [Bool]

    /// Nil when the text is empty or longer than the largest code holds (1,273 bytes at level high).
    package init?(text: String, level: Level = .medium) {
        let bytes = Array(text.utf8)
        guard let size = Int32(exactly: bytes.count), let code = QRcode_encodeData(size, bytes, 0, level.native) else {
            return nil
        }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        modules = (0..<(width * width)).map { data[$0] & 1 == 1 }
    }

    /// True when the module at a column and a row is dark.
    package subscript(_ column: Int, _ row: Int) -> Bool { modules[row * width + column] }

    /// The dark modules as the data of an SVG path, one unit a module.
    /// - Parameter quietZone: the white margin in modules; the standard asks for four.
    package func path(quietZone: Int = 4) -> String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, self[column, row] { column += 1 }
                let run = column - start
                if run > 0 { path += "M\(start + quietZone) \(row + quietZone)h\(run)v1h-\(run)z" } else { column += 1 }
            }
        }
        return path
    }

    /// A whole SVG element, black on white.
    /// - Parameters:
    ///   - moduleSize: the side of a module in pixels.
    ///   - label: what the code is, for those who do not see it; escaped here.
    package func svg(moduleSize: Int = 4, quietZone: Int = 4, label: String) -> String {
        let side = width + 2 * quietZone
        let pixels = side * moduleSize
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(pixels)" height="\(pixels)" viewBox="0 0 \(side) \(side)" \
            shape-rendering="crispEdges" role="img" aria-label="\(Self.escaped(label))">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path(quietZone: quietZone))"/></svg>
            """
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension QRCode.Level {
    fileprivate var native: QRecLevel {
        switch self {
        case .low: QR_ECLEVEL_L
        case .medium: QR_ECLEVEL_M
        case .quartile: QR_ECLEVEL_Q
        case .high: QR_ECLEVEL_H
        }
    }
}
