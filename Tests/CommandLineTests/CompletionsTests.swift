import TestSupport
import Testing

/// `gouji completions`: the scripts know what the help knows. `Tests/Shells` tries them in their shells.
@Suite struct CompletionsTests {
  @Test(arguments: ["bash", "zsh", "fish"]) func scriptsKnowEveryVerbAndOption(_ shell: String) throws {
    let script = try Program.run("completions", shell).output
    let verbs = try Program.run("--help").output.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(verbs.count > 10 && verbs.contains("lint") && verbs.contains("completions"))
    for verb in verbs {
      #expect(script.contains(verb))
      let options = try Program.run(verb, "--help").output.matches(of: /\n  (--[a-z-]+)/).map { String($0.1) }
      #expect(options.contains("--help"))
      for option in options {
        let written = shell == "fish" ? "-l \(option.dropFirst(2)) " : option
        #expect(script.contains(written), "\(verb) \(option)")
      }
    }
  }

  @Test func descriptionsAreInTheLanguageOfTheCall() throws {
    #expect(try Program.run("completions", "fish").output.contains("核对报告"))
    let english = try Program.run("completions", "zsh", "--locale", "en").output
    #expect(english.contains("check reports") && !english.contains("核对"))
  }

  @Test func otherShellsEndWithTwo() throws {
    #expect(try Program.run("completions", "tcsh").status == 2)
    #expect(try Program.run("completions").status == 2)
  }
}
