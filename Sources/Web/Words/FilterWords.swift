// SPDX-License-Identifier: Apache-2.0

/// 常用筛选: words of searches that are kept under a name. One stored text for each key of `desk.filters` in the locale files.
package final class FilterWords: Codable, Sendable {
    package let title, save, name, saveDo, edit, rename, remove, one: String
}
