// SPDX-License-Identifier: Apache-2.0

/// What the headers of one part of a multipart/form-data body say (RFC 7578).
package struct MultipartPart: Equatable, Sendable {
    /// The name of the form field.
    package let name: String
    /// The file's own name without folders and control characters; nil for a plain field, empty when a file field was left empty.
    package let filename: String?
    /// The content type as claimed, in lower case and without parameters. A claim only: see `FileKind`.
    package let contentType: String?

    package init(name: String, filename: String? = nil, contentType: String? = nil) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
    }
}

/// What the parser has found.
package enum MultipartEvent: Equatable, Sendable {
    case partBegin(MultipartPart)
    /// Some bytes of the part; never empty. How they are cut says nothing.
    case body([UInt8])
    case partEnd
    /// The closing boundary: the form is whole.
    case end
}

/// What is wrong with a multipart body. The parser stays stopped after the first.
package enum MultipartError: Error, Equatable, Sendable {
    /// The request's content type is not multipart/form-data with a boundary of 1 to 70 characters.
    case noBoundary
    /// A boundary is not followed by a line end or two hyphens, or too much stands before the first.
    case malformed
    /// A part's headers are longer than the limit.
    case headersTooLong(limit: Int)
    case tooManyParts(limit: Int)
    /// A part's body is longer than the limit.
    case partTooLong(name: String, limit: Int)
    /// A part's headers are not UTF-8, or not headers.
    case badHeaders
    /// A part has no `Content-Disposition: form-data` with a name.
    case noName
    /// The body ended before the closing boundary: the upload was cut off.
    case truncated
}

/// Bounds on a multipart body.
package struct MultipartLimits: Equatable, Sendable {
    package let headerBytes: Int
    package let parts: Int
    /// Bytes in the body of one part.
    package let partBytes: Int

    package init(headerBytes: Int = 16 << 10, parts: Int = 200, partBytes: Int = 64 << 20) {
        self.headerBytes = headerBytes
        self.parts = parts
        self.partBytes = partBytes
    }
}
