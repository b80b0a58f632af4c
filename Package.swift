// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// Swift 6 mode everywhere, warnings are errors on our own targets, and imports are internal unless said otherwise.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What tests walk by the million, and what stands below every test: optimised in a debug build as well.
let walked: [SwiftSetting] = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// One line a room: what it is for stands in docs/architecture.md, who may import whom in ArchitectureTests.
let package = Package(
    name: "fengqiao",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "fengqiao", targets: ["fengqiao"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system.git", exact: "1.8.1"),
    ],
    targets: [
        // Pure
        .target(
            name: "Resources",
            resources: [
                .copy("Rules"), .copy("Locales"), .copy("Assets"), .copy("Organisation"), .copy("Letters"),
                .copy("Guide"),
            ],
            swiftSettings: settings),
        .target(name: "CaseRules", swiftSettings: walked),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CIconv"),
        .target(name: "Formats", dependencies: ["CIconv", "CQRencode", "CZlib"], swiftSettings: walked),
        .target(name: "TextAnalysis", swiftSettings: walked),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .target(name: "Secrets", dependencies: ["CArgon2", crypto], swiftSettings: walked),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(
            name: "Letters",
            dependencies: ["CaseRules", "CPango", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: settings),

        // The seam and its two engines
        .target(name: "Storage", dependencies: [crypto], swiftSettings: walked),
        .target(name: "CSQLite"),
        .target(
            name: "StorageSQLite",
            dependencies: ["Storage", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: walked),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "StoragePostgres", dependencies: ["Storage", "CPostgres", logging], swiftSettings: walked),

        // The application, its doors, its composition
        .target(
            name: "Casework",
            dependencies: ["CaseRules", "Storage", "Secrets", "Letters", "TextAnalysis", "Formats", crypto, logging],
            swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "Casework", "CaseRules", "Formats", logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: settings),
        .target(name: "CMemory"),
        .executableTarget(
            name: "fengqiao",
            dependencies: [
                "Resources", "CaseRules", "Casework", "Web", "Storage", "StorageSQLite", "StoragePostgres", "Secrets",
                "Letters", "TextAnalysis", "Formats", "CMemory", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings),

        // Tests
        .target(name: "CSpawn", path: "Tests/CSpawn"),
        .target(
            name: "Support",
            dependencies: [
                "CSpawn", "Resources", "CaseRules", "Casework", "Storage", "StorageSQLite", "StoragePostgres",
                "Secrets", crypto,
            ],
            path: "Tests/Support",
            swiftSettings: settings),
        .testTarget(
            name: "CaseRulesTests", dependencies: ["CaseRules", "Resources", "Support"], swiftSettings: settings),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "StorageSQLite", "StoragePostgres", "Support"],
            swiftSettings: settings),
        .testTarget(name: "FormatsTests", dependencies: ["Formats", "Support"], swiftSettings: settings),
        .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis"], swiftSettings: settings),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets", "Support"], swiftSettings: settings),
        .testTarget(
            name: "LettersTests", dependencies: ["Letters", "CaseRules", "Resources", "Support"],
            swiftSettings: settings),
        .testTarget(
            name: "CaseworkTests",
            dependencies: [
                "Casework", "CaseRules", "Storage", "Secrets", "TextAnalysis", "Formats", "Letters", "Resources",
                "Support",
                logging,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Casework", "CaseRules", "Secrets", "Storage", "Support",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: settings),
        // It runs the program itself, as a process.
        .testTarget(
            name: "CommandTests",
            dependencies: ["CaseRules", "Casework", "Secrets", "Storage", "Support"],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ]
)
