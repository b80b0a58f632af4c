// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// What is wrong with a letter, its template or its faces.
package enum LetterError: Error, Equatable, Sendable {
    case missingTemplate(String)
    case badTemplate(String)
    /// A line that is not as the markup wants it; names file and line.
    case badMarkup(String)
    /// A field that is neither text, whole number nor flag, nor made of such.
    case unfitField(String)
    /// 文书用语 that lack a word or the place for a value.
    case badWords(String)
    /// 处理意见必须有依据.
    case emptyBasis
    /// 必填项: what section 8.1 asks for and the letter has not; names the field.
    case emptyField(LetterKind, String)
    /// The hash is not written in hexadecimal digits.
    case badHash
    /// 字体未安装: a face of the letters is not on this machine; the Debian package that has it, where known.
    case missingFace(String, debianPackage: String?)
    /// Cairo or Pango could not do it.
    case drawing(String)
}
