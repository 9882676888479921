// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "jobjournal",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "jobjournal", targets: ["jobjournal"]),
    .library(
      name: "JobJournal",
      targets: [
        "Syntax", "Journal", "FollowUp", "Views", "Report", "Editing", "Importing", "Messages",
        "Store", "LanguageServer",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Syntax", dependencies: ["CCMark", "CYAML"], swiftSettings: settings),
    .target(name: "Journal", dependencies: ["Syntax"], swiftSettings: settings),
    .target(name: "FollowUp", dependencies: ["Journal", "Syntax"], swiftSettings: settings),
    .target(
      name: "Views", dependencies: ["FollowUp", "Journal", "Messages", "Syntax"],
      swiftSettings: settings),
    .target(
      name: "Editing", dependencies: ["FollowUp", "Journal", "Syntax"], swiftSettings: settings),
    .target(
      name: "Importing",
      dependencies: [
        "Editing", "FollowUp", "Journal", "Syntax", "Views",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ],
      swiftSettings: settings),
    .target(
      name: "Store",
      dependencies: [
        "FollowUp", "Journal", "Syntax",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),
    .target(
      name: "Messages",
      dependencies: [
        "FollowUp", "Journal", "Syntax", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),
    .target(
      name: "Report",
      dependencies: [
        "FollowUp", "Journal", "Syntax", "Views",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),
    .target(
      name: "LanguageServer",
      dependencies: ["Editing", "FollowUp", "Journal", "Messages", "Store", "Syntax", "Views"],
      swiftSettings: settings),
    .executableTarget(
      name: "jobjournal",
      dependencies: [
        "Editing", "FollowUp", "Importing", "Journal", "LanguageServer", "Messages", "Report",
        "Store", "Syntax", "Views",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["FollowUp", "Journal", "Syntax"], path: "Tests/Support",
      swiftSettings: settings),
    .testTarget(
      name: "SyntaxTests", dependencies: ["Syntax", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "JournalTests",
      dependencies: ["Editing", "FollowUp", "Journal", "Store", "Syntax", "TestSupport", "Views"],
      swiftSettings: settings),
    .testTarget(
      name: "FollowUpTests", dependencies: ["FollowUp", "Journal", "Syntax", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EditingTests",
      dependencies: ["Editing", "FollowUp", "Journal", "Store", "Syntax", "TestSupport", "Views"],
      swiftSettings: settings),
    .testTarget(
      name: "ImportingTests",
      dependencies: [
        "Editing", "FollowUp", "Importing", "Journal", "Store", "Syntax", "TestSupport", "Views",
      ],
      exclude: ["Samples", "Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "StoreTests", dependencies: ["FollowUp", "Journal", "Store", "Syntax", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ViewsTests",
      dependencies: ["FollowUp", "Journal", "Store", "Syntax", "TestSupport", "Views"],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "MessagesTests",
      dependencies: ["FollowUp", "Journal", "Messages", "Store", "Syntax", "TestSupport", "Views"],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "FollowUp", "Journal", "Report", "Store", "Syntax", "TestSupport",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "Editing", "FollowUp", "Journal", "LanguageServer", "Messages", "Store", "Syntax",
        "TestSupport", "Views",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HostileTests",
      dependencies: [
        "Editing", "FollowUp", "Importing", "Journal", "Messages", "Store", "Syntax", "TestSupport",
        "Views",
      ],
      swiftSettings: settings),
    // Runs the built program as a person would.
    .testTarget(
      name: "CommandTests", dependencies: ["CCMark", "TestSupport", "jobjournal"],
      swiftSettings: settings),
  ]
)

// `scripts/fuzz` asks for it: it links with libFuzzer, which brings its own `main`.
if Context.environment["JOBJOURNAL_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "CCMark", "Editing", "FollowUp", "Importing", "Journal", "LanguageServer", "Messages",
        "Report", "Store", "Syntax", "Views",
      ],
      path: "Tests/Fuzzing", swiftSettings: settings))
}
