// SPDX-License-Identifier: Apache-2.0

/// 版条: a strip of the page that is not divided.
struct Band {
    /// Where a band stands: tables close their ruled boxes at the edges of a page.
    struct Place {
        let top: Double
        let isFirstOnPage: Bool
        let isLastOnPage: Bool
    }

    let height: Double
    /// Does not stand last on a page.
    var keepsWithNext = false
    /// Left out at the top of a page.
    var isSpace = false
    var draw: (PDFFile, Place) -> Void = { _, _ in }

    static func space(_ height: Double) -> Band { Band(height: height, isSpace: true) }
}

/// 分页: bands onto pages.
struct Pagination {
    typealias Page = [(band: Band, top: Double)]

    private(set) var pages: [Page] = [[]]
    /// Where the next band would stand.
    private(set) var next: Double

    /// - Parameter top: of the text on the first page, which may have a head above it.
    init(_ bands: [Band], top: Double) {
        next = top
        var rest = bands[...]
        while !rest.isEmpty {
            let end = rest.firstIndex { !$0.keepsWithNext } ?? rest.index(before: rest.endIndex)
            place(rest[...end])
            rest = rest[(end + 1)...]
        }
    }

    /// Whether so much fits below what stands on the last page.
    func hasRoom(for height: Double) -> Bool { next + height <= PageMeasures.bottom + 0.5 }

    mutating func addPage() {
        pages.append([])
        next = PageMeasures.top
    }

    /// Bands that stay together, unless they are more than a page.
    private mutating func place(_ group: ArraySlice<Band>) {
        let height = group.reduce(0) { $0 + $1.height }
        let isSpace = group.allSatisfy(\.isSpace)
        if !isSpace, !hasRoom(for: height), pages.last?.isEmpty == false { addPage() }
        for band in group {
            if band.isSpace, pages.last?.isEmpty != false { continue }
            if !band.isSpace, !hasRoom(for: band.height), pages.last?.isEmpty == false { addPage() }
            pages[pages.count - 1].append((band, next))
            next += band.height
        }
    }
}
