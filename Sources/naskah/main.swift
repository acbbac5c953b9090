internal import CommandLine

#if canImport(Glibc)
  internal import Glibc
#endif

/// Runs the program and ends the process on the thread where the run ended: on the way back to the main
/// actor the system would start another thread.
nonisolated func runToExit() async -> Never {
  exit(await Program.run(Array(Swift.CommandLine.arguments.dropFirst())))
}

Program.prepare()
await runToExit()
