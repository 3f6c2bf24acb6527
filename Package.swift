// swift-tools-version: 6.1
// Gouji: a markup dialect, linter and language server for final-accounts reports.
// The modules stand in the order of the data: bytes → tree → report → relations → findings → editors and commands.
// Sources/README.md explains the rooms; Tests/ArchitectureTests holds them to it.

import PackageDescription

let package = Package(
  name: "gouji",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gouji", targets: ["gouji"])
  ],
  targets: [
    // MARK: Foundations: no knowledge of reports

    .target(name: "GoujiText"),
    .target(name: "GoujiArithmetic"),
    .target(name: "GoujiJSON"),

    // MARK: The dialect and what it means

    .target(name: "GoujiSyntax", dependencies: ["GoujiText", "GoujiArithmetic", "GoujiJSON"]),
    .target(name: "GoujiReport", dependencies: ["GoujiSyntax"]),

    .target(
      name: "GoujiProse", dependencies: ["GoujiReport"],
      resources: [.embedInCode("Lexicon/standard.gouji")]),

    // MARK: Checking

    .target(
      name: "GoujiRelations", dependencies: ["GoujiProse"],
      resources: [.embedInCode("Profiles/standard.gouji")]),
    .target(
      name: "GoujiRules", dependencies: ["GoujiRelations"],
      resources: [.embedInCode("Pages/rules.md")]),
    .target(name: "GoujiWorkspace", dependencies: ["GoujiRules"]),

    // MARK: Formats for other programs

    .target(name: "GoujiFormats", dependencies: ["GoujiWorkspace"]),

    // MARK: In and out

    .target(
      name: "GoujiExchange", dependencies: ["GoujiRules"],
      resources: [.embedInCode("Skeletons/skeleton.gouji")]),

    // MARK: Reviewers

    .target(
      name: "GoujiReview", dependencies: ["GoujiWorkspace"],
      resources: [.embedInCode("Page/review.css"), .embedInCode("Page/review.js")]),

    // MARK: Editors

    .target(name: "GoujiEditor", dependencies: ["GoujiWorkspace"]),
    .target(name: "GoujiProtocol", dependencies: ["GoujiJSON", "GoujiText"]),
    .target(name: "GoujiServer", dependencies: ["GoujiEditor", "GoujiProtocol"]),

    // MARK: Programs

    .executableTarget(name: "gouji", dependencies: ["GoujiServer", "GoujiFormats", "GoujiExchange", "GoujiReview"]),

    // MARK: Tests

    .executableTarget(name: "gouji-soak", dependencies: ["TestSupport"], path: "Tests/Soak"),
    .target(name: "FuzzTargets", dependencies: ["GoujiServer"], path: "Tests/Fuzz/Targets"),
    .executableTarget(
      name: "gouji-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
      exclude: ["Targets", "Seeds", "README.md", "run.sh", "gouji.dict"], sources: ["Program"]),
    .executableTarget(
      name: "gouji-bench", dependencies: ["GoujiServer", "TestSupport"], path: "Tests/Bench",
      exclude: ["README.md", "run", "bench.py", "instructions.py", "instructions.json", "same-results", "server.py"]),
    .target(name: "TestSupport", dependencies: ["GoujiWorkspace"], path: "Tests/TestSupport"),
    .testTarget(name: "GoujiTextTests", dependencies: ["GoujiText", "TestSupport"]),
    .testTarget(name: "GoujiArithmeticTests", dependencies: ["GoujiArithmetic", "TestSupport"]),
    .testTarget(name: "GoujiSyntaxTests", dependencies: ["GoujiSyntax", "TestSupport"]),
    .testTarget(name: "GoujiReportTests", dependencies: ["GoujiReport", "TestSupport"], exclude: ["Golden"]),
    .testTarget(name: "GoujiProseTests", dependencies: ["GoujiProse", "TestSupport"]),
    .testTarget(name: "GoujiRelationsTests", dependencies: ["GoujiRelations", "TestSupport"]),
    .testTarget(name: "GoujiWorkspaceTests", dependencies: ["GoujiWorkspace", "TestSupport"]),
    .testTarget(name: "GoujiServerTests", dependencies: ["GoujiServer", "FuzzTargets", "TestSupport"]),
    .testTarget(name: "GoujiExchangeTests", dependencies: ["GoujiExchange", "TestSupport"]),
    .testTarget(name: "GoujiReviewTests", dependencies: ["GoujiReview", "TestSupport"]),
    .testTarget(name: "CommandLineTests", dependencies: ["gouji", "TestSupport"], exclude: ["Golden"]),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// MARK: Settings of every target
//
// A release build on Linux carries the Swift runtime: one file that starts in under a millisecond and needs no
// shared library, so `swift run -c release` and pre-commit's `language: swift` profit alike. Small functions are inlined across
// modules. That no two accesses to a variable overlap is checked while running in debug builds, which the tests are.

for target in package.targets where target.type == .regular || target.type == .executable {
  target.swiftSettings = [
    .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release)),
    .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
  ]
  if target.type == .executable {
    target.linkerSettings = [
      .unsafeFlags(["-static-executable"], .when(platforms: [.linux], configuration: .release))
    ]
  }
}
