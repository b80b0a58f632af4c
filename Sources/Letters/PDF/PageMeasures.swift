// SPDX-License-Identifier: Apache-2.0

/// 版面尺寸 of GB/T 9704-2012, in points unless the name says otherwise (section 8.2 of the domain rules).
enum PageMeasures {
    static func points(millimetres: Double) -> Double { millimetres * 72 / 25.4 }

    static let pageWidth = points(millimetres: 210)
    static let pageHeight = points(millimetres: 297)
    /// 天头, 订口, 版心.
    static let top = points(millimetres: 37)
    static let left = points(millimetres: 28)
    static let width = points(millimetres: 156)
    static let height = points(millimetres: 225)
    static var bottom: Double { top + height }

    static let charactersInLine = 28
    static let linesOnPage = 22
    /// 3号.
    static let textSize = 16.0
    /// 2号.
    static let titleSize = 22.0
    /// 4号.
    static let smallSize = 14.0
    /// 5号, for what stands below the signature.
    static let remarkSize = 10.5
    /// What one character takes, so that 28 fill the line exactly.
    static let pitch = width / Double(charactersInLine)
    /// What one line takes, so that 22 fill the page exactly.
    static let line = height / Double(linesOnPage)
    static let titleLine = 36.0
    static let smallLine = 24.0
    static let remarkLine = 17.0

    /// 页码: 7 mm below the text.
    static let pageNumber = bottom + points(millimetres: 7)

    /// 信函格式: the mark 30 mm from the edge, rules 4 mm below it and 20 mm above the foot, both 170 mm.
    static let letterMark = points(millimetres: 30)
    static let letterMarkSize = 30.0
    static let letterRule = letterMark + letterMarkSize + points(millimetres: 4)
    static let letterFootRule = pageHeight - points(millimetres: 20)
    static let letterRuleWidth = points(millimetres: 170)

    /// 印章 of a district's unit: 42 mm.
    static let sealDiameter = points(millimetres: 42)
    /// 版记: first and last rule.
    static let imprintRule = points(millimetres: 0.35)
    /// 表格: the column of labels.
    static let tableLabel = points(millimetres: 28)
    static let tableLine = 20.0
}
