import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets a short piece of work be finished before the program is ended: a signal that comes meanwhile takes effect behind it.
enum InterruptGuard {
  /// The signals that ask a program to end.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Does `work`; where a signal came meanwhile, the program then ends as it would have.
  static func run<Result>(_ work: () -> Result) -> Result {
    arrived.store(0, ordering: .relaxed)
    let old = signals.map { number -> (Int32, sigaction) in
      var previous = sigaction()
      sigaction(number, nil, &previous)
      // What is ignored, as behind nohup, stays ignored.
      if !isIgnored(previous) {
        var action = sigaction()
        set(&action) { arrived.store($0, ordering: .relaxed) }
        action.sa_flags = SA_RESTART
        sigaction(number, &action, nil)
      }
      return (number, previous)
    }
    let result = work()
    for (number, previous) in old {
      var previous = previous
      sigaction(number, &previous, nil)
    }
    let number = arrived.exchange(0, ordering: .relaxed)
    if number != 0 { raise(number) }
    return result
  }

  private static func set(_ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void) {
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == 1
  }
}

/// The signal that has come, if one has.
private let arrived = Atomic<Int32>(0)
