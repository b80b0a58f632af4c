// SPDX-License-Identifier: Apache-2.0

/// 显示设置: words of the page of display settings. One stored text for each key of `look` in the locale files.
package final class LookWords: Codable, Sendable {
    package let title, short, lead, type, typeStandard, typeElder, contrast, contrastStandard, contrastMore: String
    package let theme, themeAuto, themeLight, themeDark, density, densityStandard, densityCompact: String
    package let language, save, saved: String
}
