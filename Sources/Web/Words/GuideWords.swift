// SPDX-License-Identifier: Apache-2.0

/// 路线图: words around the guide; its questions and answers are in `Guide/guide.json`. One stored text for each key of `guide`.
package final class GuideWords: Codable, Sendable {
    package let title, door, doorHint, mapsDoor, mapsDoorHint, back, again, answerCaption, `class`, path: String
    package let `where`, bring, receive, when, within, byNamed, grounds, ground, groundWhole, goodToKnow, file: String
    package let inLaw, fileHint, notHere, fileAnyway, print, receiveNothing, sameMatter, follow: String
}
