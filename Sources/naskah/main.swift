internal import CommandLine

#if canImport(Glibc)
  internal import Glibc
#endif

Program.prepare()
exit(Program.run(Array(Swift.CommandLine.arguments.dropFirst())))
